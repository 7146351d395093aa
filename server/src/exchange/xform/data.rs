//! The empty record: a node for every question and group, with defaults.

use super::super::xlsform::tokens::is_dynamic;
use super::super::xlsform::tree::{NodeId, NodeKind};
use super::element::Element;
use super::paths::{Paths, Place};

/// Whether the repeats below have a template already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Templates {
    Wanted,
    Made,
}

/// The node of a form, group or repeat with all below it.
pub fn section(paths: &Paths<'_>, id: NodeId, templates: Templates) -> Element {
    let tree = paths.tree();
    let node = &tree.nodes[id];
    let mut element = Element::new(&node.name);
    for (name, said) in &node.instance.0 {
        element.set(name, paths.replaced(&said.spelt(), id, Place::Plain));
    }
    for child in &node.children {
        let kind = &tree.nodes[*child].kind;
        if tree.nodes[*child].flat {
            for below in flat(paths, *child) {
                element.add(below);
            }
            continue;
        }
        match kind {
            NodeKind::File { .. } => {}
            NodeKind::Attribute { value } => element.set(&tree.nodes[*child].name, value.clone()),
            NodeKind::Repeat if templates == Templates::Wanted => {
                element.add(template(paths, *child));
                element.add(section(paths, *child, Templates::Made));
            }
            _ => element.add(any(paths, *child, templates)),
        }
    }
    element
}

/// The repeat as it is before anything is answered.
fn template(paths: &Paths<'_>, id: NodeId) -> Element {
    let node = &paths.tree().nodes[id];
    let mut element = Element::new(&node.name).with("jr:template", "");
    for child in &node.children {
        match &paths.tree().nodes[*child].kind {
            NodeKind::Repeat => element.add(template(paths, *child)),
            NodeKind::File { .. } => {}
            _ => element.add(any(paths, *child, Templates::Wanted)),
        }
    }
    element
}

/// What a group leaves that leaves no trace of itself.
fn flat(paths: &Paths<'_>, id: NodeId) -> Vec<Element> {
    let mut found = Vec::new();
    for child in &paths.tree().nodes[id].children {
        let node = &paths.tree().nodes[*child];
        match node.kind {
            NodeKind::File { .. } => {}
            _ if node.flat => found.extend(flat(paths, *child)),
            _ => found.push(any(paths, *child, Templates::Wanted)),
        }
    }
    found
}

fn any(paths: &Paths<'_>, id: NodeId, templates: Templates) -> Element {
    let node = &paths.tree().nodes[id];
    let Some((question_type, _)) = node.question_type() else {
        return section(paths, id, templates);
    };
    let mut element = Element::new(&node.name);
    for (name, said) in &node.instance.0 {
        element.set(name, paths.replaced(&said.spelt(), id, Place::Plain));
    }
    match &node.default {
        Some(default) if !is_dynamic(default, question_type) => element.with_text(default),
        _ => element,
    }
}
