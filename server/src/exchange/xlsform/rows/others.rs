//! Rows that ask anything else.

use app::import::{Allowed, What};

use super::super::kinds;
use super::super::said::{Parts, Said};
use super::super::selects::{Select, split_ending};
use super::super::settings::yes_or_no;
use super::super::tree::{Action, Event, Node, NodeKind};
use super::{Draft, Rows};

impl Rows<'_> {
    pub(super) fn question(&mut self, mut draft: Draft) {
        self.questions.insert(draft.name.clone());
        let row = draft.row;
        let kind = std::mem::take(&mut draft.kind);
        if let Some(select) = Select::of(&kind) {
            self.select(draft, select);
            return;
        }
        if let Some(node) = self.osm(&kind, &mut draft) {
            let id = self.tree.add(self.here(), draft.node(NodeKind::question("osm")));
            for tag in node {
                self.tree.add(id, tag);
            }
            return;
        }
        match kind.as_str() {
            "csv-external" | "xml-external" => {
                self.instances.insert(split_ending(&draft.name).0.to_owned());
                let ending = if kind == "csv-external" { "csv" } else { "xml" };
                self.tree.add(self.here(), draft.node(NodeKind::File { ending }));
                return;
            }
            "include" => self.notes.error(self.at(row).cell("type"), What::IncludeUnsupported),
            "range" => self.range(&mut draft),
            "text" => self.text(&mut draft),
            "photo" => self.photo(&mut draft),
            "audio" | "background-audio" => self.audio(&kind, &mut draft),
            "geopoint" | "geoshape" | "geotrace" => self.position(&kind, &mut draft),
            "start-geopoint" => draft.actions.push(Action {
                does: "odk:setgeopoint",
                event: Event::FirstLoad,
                value: None,
                quality: None,
            }),
            "background-geopoint" => {
                if draft.triggers.is_empty() {
                    self.notes.error(self.at(row).cell("trigger"), What::TriggerMissing);
                }
                if draft.said.parts("bind").is_some_and(|bind| bind.has("calculate")) {
                    self.notes.error(self.at(row).cell("calculate"), What::TriggerWithCalculation);
                }
            }
            _ => {}
        }
        let Some(found) = kinds::find(&kind) else {
            if kind != "include" {
                let similar = self.notes.similar(&kind, kinds::TYPES.iter().map(|(name, _)| *name));
                self.notes.error(self.at(row).cell("type"), What::TypeUnknown { similar });
            }
            return;
        };
        if matches!(found.control, Some("select" | "select1" | "odk:rank")) {
            let what = What::ListMissing { list: String::new(), similar: None };
            self.notes.error(self.at(row).cell("type"), what);
        }
        let itemset = draft.said.take("itemset").map(|it| it.spelt());
        let mut node = draft.node(NodeKind::Question { name: kind, kind: found });
        node.itemset = itemset;
        self.tree.add(self.here(), node);
    }

    /// Names that a type does not know are refused.
    pub(super) fn accept(&mut self, draft: &Draft, accepted: &[&str]) {
        let rejected = draft.parameters.others(accepted);
        if !rejected.is_empty() {
            let accepted = accepted.iter().map(|name| (*name).to_owned()).collect();
            let what = What::ParameterUnknown { rejected, accepted };
            self.notes.error(self.at(draft.row).cell("parameters"), what);
        }
    }

    pub(super) fn parameter(&mut self, draft: &Draft, name: &str, allowed: Allowed) {
        let what = What::ParameterValue { name: name.to_owned(), allowed };
        self.notes.error(self.at(draft.row).cell("parameters"), what);
    }

    fn one_of(&mut self, draft: &Draft, name: &str, allowed: &[&str]) {
        if draft.parameters.get(name).is_some_and(|value| !allowed.contains(&value)) {
            let allowed = allowed.iter().map(|value| (*value).to_owned()).collect();
            self.parameter(draft, name, Allowed::OneOf(allowed));
        }
    }

    fn whole_number(&mut self, draft: &Draft, name: &str) {
        if draft.parameters.get(name).is_some_and(|value| value.parse::<i64>().is_err()) {
            self.parameter(draft, name, Allowed::WholeNumber);
        }
    }

    fn text(&mut self, draft: &mut Draft) {
        self.accept(draft, &["rows"]);
        self.whole_number(draft, "rows");
        if let Some(rows) = draft.parameters.get("rows").map(str::to_owned) {
            draft.say("control", "rows", rows);
        }
    }

    fn photo(&mut self, draft: &mut Draft) {
        if let Some(default) = draft.said.text("default").map(str::to_owned)
            && !default.contains("jr://images/")
        {
            draft.said.set_text("default", format!("jr://images/{default}"));
        }
        self.accept(draft, &["app", "max-pixels"]);
        self.whole_number(draft, "max-pixels");
        match draft.parameters.get("max-pixels").map(str::to_owned) {
            Some(pixels) => draft.say("bind", "orx:max-pixels", pixels),
            None => self.notes.warn(self.at(draft.row).cell("parameters"), What::MaxPixelsMissing),
        }
        let Some(app) = draft.parameters.get("app").map(str::to_owned) else { return };
        let appearance = draft.said.parts("control").and_then(|control| control.text("appearance"));
        if appearance.is_none_or(|appearance| appearance == "annotate") {
            if !is_package(&app) {
                self.notes.error(self.at(draft.row).cell("parameters"), What::AppName);
            }
            draft.say("control", "intent", app);
        }
    }

    fn audio(&mut self, kind: &str, draft: &mut Draft) {
        self.accept(draft, &["quality"]);
        let quality = draft.parameters.get("quality").map(str::to_owned);
        if kind == "audio" {
            self.one_of(draft, "quality", &["voice-only", "low", "normal", "external"]);
            if let Some(quality) = quality {
                draft.say("bind", "odk:quality", quality);
            }
        } else {
            self.one_of(draft, "quality", &["voice-only", "low", "normal"]);
            draft.actions.push(Action { does: "odk:recordaudio", event: Event::Load, value: None, quality });
        }
    }

    fn position(&mut self, kind: &str, draft: &mut Draft) {
        if kind == "geopoint" {
            let accepted =
                ["allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"];
            self.accept(draft, &accepted);
            let limits = [
                ("capture-accuracy", "accuracyThreshold"),
                ("warning-accuracy", "unacceptableAccuracyThreshold"),
            ];
            for (name, attribute) in limits {
                let Some(value) = draft.parameters.get(name).map(str::to_owned) else { continue };
                if value.parse::<f64>().is_err() {
                    self.parameter(draft, name, Allowed::Number);
                }
                draft.say("control", attribute, value);
            }
        } else {
            self.accept(draft, &["allow-mock-accuracy", "incremental", "reference-geometry"]);
            if let Some(value) = draft.parameters.get("incremental") {
                if yes_or_no(value) != Some(true) {
                    self.parameter(draft, "incremental", Allowed::OneOf(vec!["true".to_owned()]));
                }
                draft.say("control", "incremental", "true");
            }
        }
        self.one_of(draft, "allow-mock-accuracy", &["true", "false"]);
        if let Some(value) = draft.parameters.get("allow-mock-accuracy").map(str::to_owned) {
            draft.say("bind", "odk:allow-mock-accuracy", value);
        }
        if let Some(value) = draft.parameters.get("reference-geometry").map(str::to_owned) {
            self.geometry.push((draft.row, value.clone()));
            draft.said.set_text("itemset", value);
        }
    }

    /// The tags of a map question; `None` for any other type.
    fn osm(&mut self, kind: &str, draft: &mut Draft) -> Option<Vec<Node>> {
        let list = kind.split_once("osm ")?.1.split_whitespace().next()?;
        let found = self.tags.iter().find(|(name, _)| name == list);
        if found.is_none() && !self.tags.is_empty() {
            let similar = self.notes.similar(list, self.tags.iter().map(|(name, _)| name.as_str()));
            let what = What::ListMissing { list: list.to_owned(), similar };
            self.notes.error(self.at(draft.row).cell("type"), what);
        }
        let rows = found.map(|(_, rows)| rows.as_slice()).unwrap_or_default();
        Some(
            rows.iter()
                .map(|tag| {
                    let name = tag.said.text("name").unwrap_or_default();
                    let mut node = Node::new(draft.row, name, NodeKind::Tag);
                    node.label = tag.said.get("label").cloned();
                    node
                })
                .collect(),
        )
    }

    /// Who did what when: always called `audit`, kept in `meta`.
    pub(super) fn audit(&mut self, mut draft: Draft, name: Option<String>) {
        if name.is_some_and(|name| !name.is_empty() && name != "audit") {
            self.notes.error(self.at(draft.row).cell("name"), What::AuditName);
        }
        draft.name = "audit".to_owned();
        let location = ["location-priority", "location-min-interval", "location-max-age"];
        let mut accepted = vec!["identify-user", "track-changes", "track-changes-reasons"];
        accepted.extend(location);
        self.accept(&draft, &accepted);
        self.one_of(&draft, "track-changes", &["true", "false"]);
        self.one_of(&draft, "track-changes-reasons", &["on-form-edit"]);
        self.one_of(&draft, "identify-user", &["true", "false"]);
        if location.iter().any(|name| draft.parameters.has(name)) {
            if !location.iter().all(|name| draft.parameters.has(name)) {
                let all = location.map(str::to_owned).to_vec();
                self.parameter(&draft, "location-priority", Allowed::WithAll(all));
            }
            let priorities = ["no-power", "low-power", "balanced", "high-accuracy"];
            self.one_of(&draft, "location-priority", &priorities);
            let seconds = |name: &str| draft.parameters.get(name).and_then(|value| value.parse::<i64>().ok());
            let (every, oldest) = (seconds("location-min-interval"), seconds("location-max-age"));
            for (name, value) in [("location-min-interval", every), ("location-max-age", oldest)] {
                if draft.parameters.has(name) && value.is_none_or(|value| value < 0) {
                    self.parameter(&draft, name, Allowed::NotNegative);
                }
            }
            if every > oldest && oldest.is_some() {
                let least = Allowed::AtLeast("location-min-interval".to_owned());
                self.parameter(&draft, "location-max-age", least);
            }
        }
        for name in accepted {
            if let Some(value) = draft.parameters.get(name).map(str::to_owned) {
                draft.say("bind", &format!("odk:{name}"), value);
            }
        }
        let node = draft.node(NodeKind::question("audit"));
        self.meta.push(node);
    }
}

impl Draft {
    /// Says something more in a column with parts.
    pub(super) fn say(&mut self, column: &str, name: &str, value: impl Into<String>) {
        let mut parts = match self.said.take(column) {
            Some(Said::Parts(parts)) => parts,
            _ => Parts::default(),
        };
        parts.set_text(name, value);
        self.said.set(column, Said::Parts(parts));
    }
}

/// `org.example.app`: at least two parts, none empty, none beginning with a digit or `_`.
fn is_package(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let part = |part: &str| part.starts_with(|c: char| !c.is_ascii_digit() && c != '_');
    name.contains('.') && name.chars().all(letters) && name.split('.').all(part)
}
