//! The model: texts, the empty record, lists, and the rules of every node.

use super::super::xlsform::said::Said;
use super::super::xlsform::tokens::is_dynamic;
use super::super::xlsform::tree::{Event, NodeId, NodeKind};
use super::super::xlsform::{Instance, List, Source, yes_or_no};
use super::Untranslated;
use super::data::{Templates, section};
use super::element::Element;
use super::itext::{in_itext, itext};
use super::paths::{Paths, Place};

pub fn model(paths: &Paths<'_>, untranslated: Untranslated) -> Element {
    let survey = paths.survey;
    let mut model = Element::new("model").with("odk:xforms-version", "1.0.0");
    if let Some(version) = survey.entities {
        model.set("entities:entities-version", version);
    }
    if let Some(submission) = submission(paths) {
        model.add(submission);
    }
    if let Some(itext) = itext(paths, untranslated) {
        model.add(itext);
    }
    model.add(Element::new("instance").with_child(record(paths)));
    for instance in &survey.instances {
        model.add(beside(paths, instance));
    }
    for id in paths.tree().in_order() {
        if let Some(bind) = bind(paths, id) {
            model.add(bind);
        }
        for action in actions(paths, id, Moment::Opening) {
            model.add(action);
        }
    }
    model
}

/// Where and how records are sent, if the form says so.
fn submission(paths: &Paths<'_>) -> Option<Element> {
    let settings = &paths.survey.settings;
    let editable = settings.says_yes("client_editable");
    let mut element = Element::new("submission");
    if let Some(address) = settings.text("submission_url") {
        element.set("action", address);
        element.set("method", "post");
    }
    let others = [
        ("public_key", "base64RsaPublicKey"),
        ("auto_send", "orx:auto-send"),
        ("auto_delete", "orx:auto-delete"),
    ];
    for (setting, attribute) in others {
        if let Some(value) = settings.text(setting) {
            element.set(attribute, value);
        }
    }
    if editable {
        element.set("odk:client-editable", "true");
    }
    let said = ["submission_url", "public_key", "auto_send", "auto_delete"];
    (editable || said.iter().any(|name| settings.text(name).is_some())).then_some(element)
}

fn record(paths: &Paths<'_>) -> Element {
    let settings = &paths.survey.settings;
    let mut root = section(paths, 0, Templates::Wanted);
    for (name, said) in settings.said.parts("attribute").into_iter().flat_map(|all| &all.0) {
        root.set(name, said.spelt());
    }
    root.set("id", &settings.id);
    if let Some(address) = settings.text("instance_xmlns") {
        root.set("xmlns", address);
    }
    if !settings.version.is_empty() {
        root.set("version", &settings.version);
    }
    for (setting, attribute) in [("prefix", "odk:prefix"), ("delimiter", "odk:delimiter")] {
        if let Some(value) = settings.text(setting) {
            root.set(attribute, value);
        }
    }
    root
}

fn beside(paths: &Paths<'_>, instance: &Instance) -> Element {
    let element = Element::new("instance").with("id", &instance.id);
    match &instance.source {
        Source::File(file) => element.with("src", file),
        Source::List(place) => element.with_child(list(paths.survey.lists.at(*place))),
    }
}

/// A list with the columns that its form gave it.
fn list(list: &List) -> Element {
    let in_table = list.needs_itext();
    let mut root = Element::new("root");
    for (number, choice) in list.choices.iter().enumerate() {
        let mut item = Element::new("item");
        if in_table {
            item.add(Element::new("itextId").with_text(&format!("{}-{number}", list.name)));
        }
        item.add(Element::new("name").with_text(&choice.name));
        if let (false, Some(Said::Text(label))) = (in_table, &choice.label) {
            item.add(Element::new("label").with_text(label));
        }
        for (column, text) in &choice.extra {
            item.add(Element::new(column).with_text(text));
        }
        if let Some(option) = choice.said.text("sms_option") {
            item.add(Element::new("sms_option").with_text(option));
        }
        root.add(item);
    }
    root
}

fn bind(paths: &Paths<'_>, id: NodeId) -> Option<Element> {
    let node = &paths.tree().nodes[id];
    let rules = node.bind.as_ref().filter(|_| !node.flat)?;
    if matches!(node.kind, NodeKind::File { .. } | NodeKind::Tag) {
        return None;
    }
    let path = paths.absolute(id);
    let mut bind = Element::new("bind").with("nodeset", &path);
    for (name, said) in &rules.0 {
        let is_message =
            ["jr:constraintMsg", "jr:requiredMsg", "jr:noAppErrorString"].contains(&name.as_str());
        let value = match said {
            _ if name == "calculate" && !node.triggers.is_empty() => continue,
            said if is_message && in_itext(name, said) => format!("jr:itext('{path}:{name}')"),
            Said::Text(text) => truth(name, text).map_or_else(|| text.clone(), str::to_owned),
            parts => parts.spelt(),
        };
        bind.set(name, paths.replaced(&value, id, Place::Plain));
    }
    Some(bind)
}

/// Yes and no of a rule as XPath says them.
fn truth(rule: &str, text: &str) -> Option<&'static str> {
    if !["readonly", "required", "relevant", "constraint", "calculate"].contains(&rule) {
        return None;
    }
    match yes_or_no(text)? {
        true => Some("true()"),
        false => Some("false()"),
    }
}

/// When actions are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Of the form.
    Opening,
    /// Of another instance of a repeat.
    Repeating,
}

/// What happens to a node at a moment.
pub fn actions(paths: &Paths<'_>, id: NodeId, moment: Moment) -> Vec<Element> {
    let node = &paths.tree().nodes[id];
    let now = |event: Event| (event == Event::NewRepeat) == (moment == Moment::Repeating);
    let attribute = matches!(node.kind, NodeKind::Attribute { .. });
    if !attribute && node.question_type().is_none() {
        return Vec::new();
    }
    let question_type = node.question_type().map_or("", |(name, _)| name);
    let of_action = |action: &super::super::xlsform::tree::Action| {
        let value = match &node.default {
            Some(default) if node.has_dynamic_default() || is_dynamic(default, question_type) => {
                Some(paths.replaced(default, id, Place::Plain))
            }
            Some(default) => Some(default.clone()),
            None => action.value.clone(),
        };
        let mut element =
            Element::new(action.does).with("ref", paths.absolute(id)).with("event", action.event.name());
        if let (Some(value), "setvalue") = (value.filter(|value| !value.is_empty()), action.does) {
            element.set("value", value);
        }
        if let Some(quality) = &action.quality {
            element.set("odk:quality", quality);
        }
        element
    };
    node.actions.iter().filter(|action| now(action.event)).map(of_action).collect()
}
