//! Lists and files that stand beside the data in an XForm, each under a name of its own.

use std::collections::{HashMap, HashSet};

use app::import::{Spot, What};

use super::Survey;
use super::notes::{At, Notes};
use super::references::references;
use super::said::Said;
use super::selects::{FILES, split_ending};
use super::sheet::Grid;
use super::tree::{Node, NodeId, NodeKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    pub id: String,
    pub source: Source,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file that comes with the form.
    File(String),
    /// A list of the form: its place.
    List(usize),
}

/// The rules in which a function may ask a file.
const RULES: [&str; 5] = ["calculate", "constraint", "readonly", "required", "relevant"];

/// All of them, first come, first named; a name that means two things is an error.
pub fn find(survey: &Survey, grid: &Grid, notes: &mut Notes) -> Vec<Instance> {
    let mut found: Vec<Instance> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut beside: HashSet<&str> = HashSet::new();
    let mut last_saved = false;
    let mut add = |id: String, source: Source, spot: &dyn Fn() -> Spot, notes: &mut Notes| match places
        .get(&id)
        .map(|place| &found[*place])
    {
        None => {
            places.insert(id.clone(), found.len());
            found.push(Instance { id, source });
        }
        Some(it) if it.source == source => {}
        Some(_) => notes.error(spot(), What::InstanceClash { name: id }),
    };
    for id in survey.tree.in_order() {
        let node = &survey.tree.nodes[id];
        let spot = || At::row(grid, node.row).cell("type");
        match &node.kind {
            NodeKind::File { ending } => {
                if !beside.insert(&node.name) {
                    notes.error(spot(), What::InstanceTwice { name: node.name.clone() });
                }
                let folder = if *ending == "csv" { "file-csv" } else { "file" };
                let file = format!("jr://{folder}/{}.{ending}", node.name);
                add(node.name.clone(), Source::File(file), &spot, notes);
            }
            _ if node.is_section() || node.question_type().is_some() => {
                for file in pulled(node) {
                    let source = Source::File(format!("jr://file-csv/{file}.csv"));
                    add(file, source, &spot, notes);
                }
                if let Some((file, source)) = from_file(node) {
                    add(file, source, &spot, notes);
                }
                last_saved |= node.question_type().is_some() && asks_last_saved(node);
            }
            _ => {}
        }
    }
    if last_saved {
        let source = Source::File("jr://instance/last-saved".to_owned());
        add("__last-saved".to_owned(), source, &Spot::default, notes);
    }
    for (at, list) in survey.lists.iter().enumerate().filter(|(_, list)| !list.searched) {
        let row = list.choices.first().map_or(0, |choice| choice.row);
        let spot = || Spot {
            sheet: "choices".to_owned(),
            row: Some(row),
            content: list.name.clone(),
            ..Spot::default()
        };
        add(list.name.clone(), Source::List(at), &spot, notes);
    }
    found
}

/// Every text of a node that may ask a file.
fn asking(node: &Node) -> Vec<String> {
    let rules = RULES.iter().filter_map(|rule| node.bind.as_ref().and_then(|bind| bind.get(rule)));
    let others = [&node.choice_filter, &node.default].into_iter().flatten().cloned();
    rules.map(Said::spelt).chain(others).collect()
}

/// First arguments of `pulldata('file', ...)`.
fn pulled(node: &Node) -> Vec<String> {
    let mut files = Vec::new();
    for text in asking(node).iter().filter(|text| text.contains("pulldata(")) {
        let mut rest = text.as_str();
        while let Some(at) = rest.find("pulldata") {
            rest = &rest[at + "pulldata".len()..];
            let Some(inside) = rest.trim_start().strip_prefix('(') else { continue };
            let Some((first, after)) = inside.split_once(',') else { break };
            files.push(first.replace(['\'', '"'], "").trim().to_owned());
            rest = after;
        }
    }
    files
}

fn asks_last_saved(node: &Node) -> bool {
    asking(node).iter().any(|text| references(text).is_ok_and(|all| all.iter().any(|it| it.last_saved)))
}

/// The file of a select.
fn from_file(node: &Node) -> Option<(String, Source)> {
    let (_, kind) = node.question_type()?;
    let itemset = node.itemset.as_ref()?;
    let (base, ending) = split_ending(itemset);
    if !FILES.contains(&ending) || !matches!(kind.control, Some("select" | "select1" | "odk:rank")) {
        return None;
    }
    let folder = if ending == ".csv" { "file-csv" } else { "file" };
    Some((base.to_owned(), Source::File(format!("jr://{folder}/{itemset}"))))
}

/// Questions that look their choices up with `search()`, and the lists that they use.
pub fn searching(survey: &Survey) -> Vec<NodeId> {
    let searches = |id: &NodeId| {
        let node = &survey.tree.nodes[*id];
        let appearance = node.control.text("appearance").unwrap_or_default();
        let call = appearance.find("search(").is_some_and(|at| appearance[at..].contains(')'));
        let select = node
            .question_type()
            .is_some_and(|(_, kind)| matches!(kind.control, Some("select" | "select1" | "odk:rank")));
        select && call && appearance.chars().count() > 7
    };
    survey.tree.in_order().into_iter().filter(searches).collect()
}
