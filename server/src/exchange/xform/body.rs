//! The controls that people see.

use super::super::xlsform::said::Said;
use super::super::xlsform::tree::{Node, NodeId, NodeKind};
use super::element::Element;
use super::itemset;
use super::model::{Moment, actions};
use super::paths::{Paths, Place};
use super::texts::children;

/// The controls of everything in a group.
pub fn controls(paths: &Paths<'_>, id: NodeId) -> Vec<Element> {
    let inside = &paths.tree().nodes[id].children;
    inside.iter().filter_map(|child| control(paths, *child)).collect()
}

fn control(paths: &Paths<'_>, id: NodeId) -> Option<Element> {
    let node = &paths.tree().nodes[id];
    match node.kind {
        NodeKind::Group | NodeKind::Loop { .. } => Some(group(paths, id)),
        NodeKind::Repeat => Some(repeat(paths, id)),
        NodeKind::Question { .. } if node.is_seen() => question(paths, id),
        _ => None,
    }
}

fn group(paths: &Paths<'_>, id: NodeId) -> Element {
    let node = &paths.tree().nodes[id];
    let mut group = Element::new("group");
    for (name, said) in &node.control.0 {
        let value = said.spelt();
        let raw = name == "appearance";
        group.set(name, if raw { value } else { paths.replaced(&value, id, Place::Plain) });
    }
    if !node.flat {
        group.set("ref", paths.absolute(id));
    }
    if node.has_label() {
        group.add(label(paths, id));
    }
    for control in controls(paths, id) {
        group.add(control);
    }
    group
}

fn repeat(paths: &Paths<'_>, id: NodeId) -> Element {
    let node = &paths.tree().nodes[id];
    let mut repeat = Element::new("repeat").with("nodeset", paths.absolute(id));
    for (name, said) in &node.control.0 {
        repeat.set(name, paths.replaced(&said.spelt(), id, Place::Plain));
    }
    for control in controls(paths, id) {
        repeat.add(control);
    }
    for below in paths.begun_with(id) {
        for action in actions(paths, *below, Moment::Repeating) {
            repeat.add(action);
        }
    }
    Element::new("group").with_child(label(paths, id)).with_child(repeat).with("ref", paths.absolute(id))
}

fn question(paths: &Paths<'_>, id: NodeId) -> Option<Element> {
    let node = &paths.tree().nodes[id];
    let (_, kind) = node.question_type()?;
    let mut element = Element::new(kind.control?);
    let hint = is_said(&node.hint);
    if node.has_label() || node.media.is_some() || hint || is_said(&node.guidance_hint) {
        element.add(label(paths, id));
    }
    if hint || is_said(&node.guidance_hint) {
        element.add(self::hint(paths, id));
    }
    element.set("ref", paths.absolute(id));
    if let Some(media) = kind.media {
        element.set("mediatype", media);
    }
    for (name, said) in &node.control.0 {
        element.set(name, paths.replaced(&said.spelt(), id, Place::Plain));
    }
    match (kind.control?, node.itemset.as_deref()) {
        ("input", Some(list)) if kind.answer.starts_with("geo") => {
            element.add(itemset::of_position(paths, id, list));
        }
        ("input", _) => {
            if let Some(list) = &node.query {
                element.set("query", query(paths, node, id, list));
            }
        }
        ("range", Some(list)) => element.add(itemset::of_range(paths, list)),
        ("select" | "select1" | "odk:rank", Some(list)) => element.add(itemset::of_select(paths, id, list)),
        ("select" | "select1" | "odk:rank", None) => {
            for item in searched(paths, node) {
                element.add(item);
            }
        }
        ("upload", _) => {
            for tag in &node.children {
                let name = &paths.tree().nodes[*tag].name;
                element.add(Element::new("tag").with_child(label(paths, *tag)).with("key", name));
            }
        }
        _ => {}
    }
    for changed in triggered(paths, node, id) {
        element.add(changed);
    }
    Some(element)
}

/// A list beside the form, and which of its rows are meant.
fn query(paths: &Paths<'_>, node: &Node, id: NodeId, list: &str) -> String {
    match &node.choice_filter {
        Some(filter) => {
            format!("instance('{list}')/root/item[{}]", paths.replaced(filter, id, Place::Filter))
        }
        None => format!("instance('{list}')/root/item"),
    }
}

/// The choices of a question with `search()` stand in the question itself.
fn searched(paths: &Paths<'_>, node: &Node) -> Vec<Element> {
    let Some(list) = node.searched.as_deref().and_then(|list| paths.survey.list(list)) else {
        return Vec::new();
    };
    let in_table = list.needs_itext();
    let each = list.choices.iter().enumerate().map(|(number, choice)| {
        let mut label = Element::new("label");
        match &choice.label {
            _ if in_table => label.set("ref", format!("jr:itext('{}-{number}')", list.name)),
            Some(Said::Text(text)) if node.has_label() => label = label.with_all(children(text, None, paths)),
            _ => {}
        }
        Element::new("item").with_child(label).with_child(Element::new("value").with_text(&choice.name))
    });
    each.collect()
}

/// What is computed anew when the answer of this question changes.
fn triggered(paths: &Paths<'_>, node: &Node, id: NodeId) -> Vec<Element> {
    let mut values = Vec::new();
    let mut positions = Vec::new();
    for target in paths.triggered_by(&node.name) {
        let other = &paths.tree().nodes[*target];
        let position = other.question_type().is_some_and(|(name, _)| name == "background-geopoint");
        let mut element = Element::new(if position { "odk:setgeopoint" } else { "setvalue" })
            .with("ref", paths.absolute(*target))
            .with("event", "xforms-value-changed");
        let calculation = other.bind.as_ref().and_then(|bind| bind.get("calculate")).map(Said::spelt);
        if position {
            positions.push(element);
            continue;
        }
        if let Some(calculation) = calculation.filter(|it| !it.is_empty()) {
            element.set("value", paths.replaced(&calculation, id, Place::Plain));
        }
        values.push(element);
    }
    values.into_iter().chain(positions).collect()
}

fn is_said(said: &Option<Said>) -> bool {
    said.as_ref().is_some_and(|said| !said.is_empty())
}

fn label(paths: &Paths<'_>, id: NodeId) -> Element {
    let node = &paths.tree().nodes[id];
    let element = Element::new("label");
    match &node.label {
        Some(Said::Parts(_)) => element.with("ref", format!("jr:itext('{}:label')", paths.absolute(id))),
        _ if node.has_media() => element.with("ref", format!("jr:itext('{}:label')", paths.absolute(id))),
        Some(Said::Text(text)) if !text.is_empty() => element.with_all(children(text, Some(id), paths)),
        _ => element,
    }
}

fn hint(paths: &Paths<'_>, id: NodeId) -> Element {
    let node = &paths.tree().nodes[id];
    let element = Element::new("hint");
    match &node.hint {
        Some(Said::Text(text)) if !is_said(&node.guidance_hint) => {
            element.with_all(children(text, Some(id), paths))
        }
        _ => element.with("ref", format!("jr:itext('{}:hint')", paths.absolute(id))),
    }
}
