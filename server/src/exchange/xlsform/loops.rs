//! `begin loop over LIST`: its rows once for every choice, with `%(label)s` and `%(name)s` filled in.

use app::import::What;

use super::choices::{Choice, Lists};
use super::names::is_name;
use super::notes::{At, Notes};
use super::said::{Parts, Said};
use super::sheet::Grid;
use super::tree::{Node, NodeId, NodeKind, Tree};

/// Loops within loops multiply.
const MOST_NODES: usize = 20_000;

/// A text whose placeholders cannot be filled.
struct Unfillable;

pub fn expand(tree: &mut Tree, lists: &Lists, grid: &Grid, notes: &mut Notes) {
    let before = tree.nodes.len();
    let mut at = 0;
    while at < tree.nodes.len() {
        if let NodeKind::Loop { list } = &tree.nodes[at].kind {
            let choices = lists.get(list).map(|list| list.choices.as_slice()).unwrap_or_default();
            let row = tree.nodes[at].row;
            let rows = std::mem::take(&mut tree.nodes[at].children);
            for Choice { name, said, .. } in choices.iter().filter(|choice| choice.name != "none") {
                if !is_name(name) {
                    let what = What::LoopChoiceName { name: name.clone() };
                    notes.error(At::row(grid, row).cell("type"), what);
                    continue;
                }
                if tree.nodes.len() > before + MOST_NODES {
                    notes.error(At::row(grid, row).cell("type"), What::LoopTooLarge);
                    return;
                }
                one(tree, at, &rows, said, grid, notes);
            }
        }
        at += 1;
    }
    prune(tree);
}

/// A group for one choice, with copies of the rows of the loop.
fn one(tree: &mut Tree, place: NodeId, rows: &[NodeId], column: &Parts, grid: &Grid, notes: &mut Notes) {
    let name = column.text("name").unwrap_or_default();
    let mut group = Node::new(tree.nodes[place].row, name, NodeKind::Group);
    group.label = column.get("label").cloned();
    group.hint = column.get("hint").cloned();
    group.media = column.parts("media").cloned();
    let group = tree.add(place, group);
    for row in rows {
        let copy = copied(tree, *row, group);
        if fill(&mut tree.nodes[copy], column).is_err() {
            let spot = At::row(grid, tree.nodes[*row].row).whole();
            notes.error(spot, What::LoopText);
        }
    }
}

/// A copy of a node and of all below it.
fn copied(tree: &mut Tree, from: NodeId, parent: NodeId) -> NodeId {
    let mut node = tree.nodes[from].clone();
    let children = std::mem::take(&mut node.children);
    let copy = tree.add(parent, node);
    for child in children {
        copied(tree, child, copy);
    }
    copy
}

fn fill(node: &mut Node, column: &Parts) -> Result<(), Unfillable> {
    if !column.has("label") {
        return Err(Unfillable);
    }
    node.name = filled(&node.name, column)?;
    for said in [&mut node.label, &mut node.hint, &mut node.guidance_hint].into_iter().flatten() {
        fill_said(said, column)?;
    }
    for parts in [node.bind.as_mut(), node.media.as_mut()].into_iter().flatten() {
        fill_parts(parts, column)?;
    }
    fill_parts(&mut node.control, column)?;
    fill_parts(&mut node.instance, column)?;
    let texts = [&mut node.default, &mut node.choice_filter, &mut node.itemset, &mut node.query];
    for text in texts.into_iter().flatten() {
        *text = filled(text, column)?;
    }
    for (_, value) in &mut node.parameters.0 {
        *value = filled(value, column)?;
    }
    Ok(())
}

fn fill_said(said: &mut Said, column: &Parts) -> Result<(), Unfillable> {
    match said {
        Said::Text(text) => *text = filled(text, column)?,
        Said::Parts(parts) => fill_parts(parts, column)?,
    }
    Ok(())
}

fn fill_parts(parts: &mut Parts, column: &Parts) -> Result<(), Unfillable> {
    for (language, said) in &mut parts.0 {
        let Said::Text(text) = said else { return Err(Unfillable) };
        *text = filled(text, &in_language(column, language))?;
    }
    Ok(())
}

/// Name and label of a choice in one language, if its label has that language.
fn in_language(column: &Parts, language: &str) -> Parts {
    match column.parts("label").and_then(|label| label.get(language)) {
        Some(label) => {
            let name = column.get("name").cloned().unwrap_or_else(|| Said::Text(String::new()));
            Parts(vec![("name".to_owned(), name), ("label".to_owned(), label.clone())])
        }
        None => column.clone(),
    }
}

/// `%(label)s` becomes the label, `%%` a per cent sign; any other sign is a mistake.
fn filled(text: &str, column: &Parts) -> Result<String, Unfillable> {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        whole.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            whole.push('%');
            rest = after;
            continue;
        }
        let (name, after) = rest.strip_prefix('(').and_then(|it| it.split_once(")s")).ok_or(Unfillable)?;
        whole.push_str(&column.get(name).ok_or(Unfillable)?.spelt());
        rest = after;
    }
    whole.push_str(rest);
    Ok(whole)
}

/// Leaves out the nodes that are in no group any more: the rows that loops were made of.
fn prune(tree: &mut Tree) {
    let order = tree.in_order();
    if order.len() == tree.nodes.len() {
        return;
    }
    let mut place = vec![0; tree.nodes.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let nodes = order.iter().map(|old| {
        let mut node = tree.nodes[*old].clone();
        node.parent = place[node.parent];
        node.children = node.children.iter().map(|child| place[*child]).collect();
        node
    });
    tree.nodes = nodes.collect();
}
