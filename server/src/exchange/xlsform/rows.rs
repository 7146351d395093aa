//! The sheet `survey`, row by row, into the tree.

mod draft;
mod groups;
mod others;
mod range;
mod select;

use std::collections::{HashMap, HashSet};

use app::import::{Allowed, What};

use super::choices::Lists;
use super::entities::Entities;
use super::headers::Row;
use super::kinds::{self, Fence};
use super::names::is_name;
use super::notes::{At, Notes};
use super::parameters::Parameters;
use super::references::{might_refer, only_reference, references};
use super::said::{Parts, Said};
use super::settings::{Settings, yes_or_no};
use super::sheet::Grid;
use super::tokens::is_dynamic;
use super::tree::{Action, Event, Node, NodeId, NodeKind, Tree};
use draft::Draft;

/// Groups within groups.
const MOST_DEPTH: usize = 50;

/// Everything around the survey that its rows name.
pub struct Rows<'a> {
    pub grid: &'a Grid,
    pub notes: &'a mut Notes,
    pub settings: &'a mut Settings,
    pub lists: &'a mut Lists,
    /// Names of the lists beside the form; `None` without such a sheet.
    pub external: Option<Vec<String>>,
    /// Lists of map tags, with their rows.
    pub tags: &'a [(String, Vec<Row>)],
    pub entities: &'a mut Entities,
    pub sheets: &'a [String],
    pub tree: Tree,
    /// Audit and the like: they come last, in `meta`.
    pub meta: Vec<Node>,
    /// How often each name stands in a row.
    pub counts: HashMap<String, u32>,
    pub questions: HashSet<String>,
    pub repeats: HashSet<String>,
    /// Lists and files that a question uses.
    pub instances: HashSet<String>,
    /// Row, and the question that triggers it.
    triggers: Vec<(u32, String)>,
    /// Row, and what a position refers to.
    geometry: Vec<(u32, String)>,
    open: Vec<Open>,
    table: Table,
}

/// A group that has begun.
struct Open {
    node: NodeId,
    kind: Option<Fence>,
    row: u32,
    names: HashMap<String, u32>,
    lower: HashSet<String>,
}

/// Whether the selects of a group make a table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Table {
    No,
    /// The first select decides on the list.
    Waiting,
    Of(String),
}

impl<'a> Rows<'a> {
    pub fn new(
        grid: &'a Grid,
        notes: &'a mut Notes,
        settings: &'a mut Settings,
        lists: &'a mut Lists,
        tags: &'a [(String, Vec<Row>)],
        entities: &'a mut Entities,
        sheets: &'a [String],
    ) -> Self {
        let form = Node::new(0, settings.root.clone(), NodeKind::Form);
        let first = Open { node: 0, kind: None, row: 0, names: HashMap::new(), lower: HashSet::new() };
        Self {
            grid,
            notes,
            settings,
            lists,
            external: None,
            tags,
            entities,
            sheets,
            tree: Tree::new(form),
            meta: Vec::new(),
            counts: HashMap::new(),
            questions: HashSet::new(),
            repeats: HashSet::new(),
            instances: HashSet::new(),
            triggers: Vec::new(),
            geometry: Vec::new(),
            open: vec![first],
            table: Table::No,
        }
    }

    pub fn read(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.row(row);
        }
        for open in self.open.split_off(1) {
            self.notes.error(At::row(self.grid, open.row).cell("type"), What::BeginWithoutEnd);
        }
        for (row, name) in std::mem::take(&mut self.triggers) {
            if !self.questions.contains(&name) {
                let similar = self.notes.similar(&name, self.questions.iter().map(String::as_str));
                let spot = At::row(self.grid, row).cell("trigger");
                self.notes.error(spot, What::ReferenceUnknown { name, similar });
            }
        }
        for (row, target) in std::mem::take(&mut self.geometry) {
            let listed = self.instances.contains(&target)
                || self.lists.get(&target).is_some()
                || self.entities.declares(&target);
            let repeated = only_reference(&target).is_some_and(|it| self.repeats.contains(it.name));
            if !listed && !repeated {
                let name = "reference-geometry".to_owned();
                let what = What::ParameterValue { name, allowed: Allowed::ListOrRepeat };
                self.notes.error(At::row(self.grid, row).cell("parameters"), what);
            }
        }
    }

    fn here(&self) -> NodeId {
        let deepest = self.open.len().min(MOST_DEPTH);
        self.open.get(deepest - 1).map_or(0, |open| open.node)
    }

    fn at(&self, row: u32) -> At<'a> {
        At::row(self.grid, row)
    }

    fn row(&mut self, row: Row) {
        let Row { number, mut said } = row;
        let at = self.at(number);
        if let Some(disabled) = said.take("disabled") {
            self.notes.warn(at.cell("disabled"), What::DisabledColumn);
            if disabled.text().and_then(yes_or_no) == Some(true) {
                return;
            }
        }
        if said.0.is_empty() {
            return;
        }
        let Some(kind) = said.take("type").map(|kind| kind.spelt()) else {
            if said.has("name") || said.has("label") {
                self.notes.error(at.cell("type"), What::TypeMissing);
            } else {
                self.notes.warn(at.whole(), What::CommentRow);
            }
            return;
        };
        let kind = kinds::dealiased(&kind).to_owned();
        let triggers = self.triggers_of(number, &said);
        let mut actions = Vec::new();
        if let Some(default) = said.text("default").filter(|default| is_dynamic(default, &kind)) {
            if !default.contains("${") && !default.contains('(') {
                self.notes.warn(at.cell("default"), What::DefaultTakenForSum);
            }
            actions.push(Action::set_value(Event::FirstLoad, None));
            if self.open.iter().any(|open| open.kind == Some(Fence::Repeat)) {
                actions.push(Action::set_value(Event::NewRepeat, None));
            }
        }
        let written = said.get("parameters").map(Said::spelt).unwrap_or_default();
        let parameters = Parameters::read(&written).unwrap_or_else(|| {
            self.notes.error(at.cell("parameters"), What::ParametersBroken);
            Parameters::default()
        });
        let name = said.get("name").map(Said::spelt);
        let dynamic = !actions.is_empty();
        let mut draft = Draft { row: number, kind, name: String::new(), said, parameters, actions, triggers };
        if draft.kind == "audit" {
            self.audit(draft, name);
            return;
        }
        let calculation = draft.said.parts("bind").and_then(|bind| bind.text("calculate"));
        if draft.kind == "calculate" && calculation.is_none_or(str::is_empty) && !dynamic {
            self.notes.error(at.cell("calculate"), What::CalculationMissing);
        }
        if draft.kind == "subscriberid" || draft.kind == "simserial" {
            self.notes.warn(at.cell("type"), What::TypeOutOfDate);
        }
        if self.is_setting(&draft.kind, name.as_deref()) {
            return;
        }
        let fence = Fence::of(&draft.kind).map(|(word, kind, list)| (word == "end", kind, list.to_owned()));
        if let Some((true, fence, _)) = fence {
            self.entities.refuse_on_group(&draft.said, at, self.notes);
            self.end(number, fence);
            return;
        }
        draft.name = self.name(number, &draft.kind, name);
        let scope: Vec<NodeId> = self.open.iter().map(|open| open.node).collect();
        if fence.is_none() {
            self.entities.saved(&mut draft.said, &scope, at, self.notes);
        } else {
            self.entities.refuse_on_group(&draft.said, at, self.notes);
        }
        self.entities.mentioned(&draft.name, &scope, number);
        self.say_strange_yes(number, &draft.said);
        match fence {
            Some((_, fence, list)) => self.begin(draft, fence, &list),
            None => self.question(draft),
        }
    }

    /// The names of the questions in `trigger`.
    fn triggers_of(&mut self, row: u32, said: &Parts) -> Vec<String> {
        let Some(text) = said.get("trigger").map(Said::spelt).filter(|text| !text.is_empty()) else {
            return Vec::new();
        };
        let each = text.split(',').map(|part| references(part).ok().filter(|found| found.len() <= 1));
        let found: Option<Vec<_>> = each.collect();
        let names: Vec<String> = match found {
            Some(found) if might_refer(&text) => {
                found.iter().flatten().map(|it| it.name.to_owned()).collect()
            }
            _ => {
                self.notes.error(self.at(row).cell("trigger"), What::ReferenceBroken);
                return Vec::new();
            }
        };
        self.triggers.extend(names.iter().map(|name| (row, name.clone())));
        names
    }

    /// Older forms say their title and id in rows of the survey.
    fn is_setting(&mut self, kind: &str, name: Option<&str>) -> bool {
        let value = name.unwrap_or("None").to_owned();
        match kind {
            "form_title" | "set_form_title" => self.settings.title = value,
            "form_id" | "set_form_id" => self.settings.id = value,
            "prefix" => self.settings.said.set_text("prefix", value),
            _ => return false,
        }
        true
    }

    /// Checks the name of a row and remembers it. Notes get one if they have none.
    fn name(&mut self, row: u32, kind: &str, name: Option<String>) -> String {
        let at = self.at(row);
        let spot = || at.cell("name");
        let name = match name {
            Some(name) => name,
            None if kind == "note" => format!("generated_note_name_{row}"),
            None => {
                self.notes.error(spot(), What::NameMissing);
                return format!("row_{row}");
            }
        };
        if !is_name(&name) {
            self.notes.error(spot(), What::NameInvalid);
            return format!("row_{row}");
        }
        *self.counts.entry(name.clone()).or_default() += 1;
        if name == "meta" {
            self.notes.error(spot(), What::NameReserved);
            return name;
        }
        let Some(open) = self.open.last_mut() else { return name };
        if let Some(first) = open.names.get(&name) {
            let what = What::NameTwice { first: *first };
            self.notes.error(spot(), what);
            return name;
        }
        open.names.insert(name.clone(), row);
        if !open.lower.insert(name.to_lowercase()) {
            self.notes.warn(spot(), What::NameDiffersInCase);
        }
        name
    }

    /// `Sí` and the like are no yes for a form: they end as expressions.
    fn say_strange_yes(&mut self, row: u32, said: &Parts) {
        let Some(bind) = said.parts("bind") else { return };
        for rule in ["required", "readonly", "relevant"] {
            let word = bind.text(rule).unwrap_or_default();
            let letters = !word.is_empty() && word.chars().all(char::is_alphabetic);
            if letters && yes_or_no(word).is_none() {
                self.notes.warn(self.at(row).cell(rule), What::YesUnknown);
            }
        }
    }
}
