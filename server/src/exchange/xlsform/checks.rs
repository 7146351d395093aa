//! What can only be judged when the whole form is known.

use std::collections::{HashMap, HashSet};

use app::import::What;

use super::entities::Entities;
use super::notes::{At, Notes};
use super::references::references;
use super::selects::{FILES, split_ending};
use super::sheet::Grid;
use super::tree::{NodeKind, NotOne};
use super::{Survey, instances};

/// The sheets as they are, for their places.
pub struct Grids<'a> {
    pub survey: &'a Grid,
    pub choices: Option<&'a Grid>,
    pub settings: Option<&'a Grid>,
    pub entities: &'a Entities,
}

pub fn check(survey: &mut Survey, grids: &Grids<'_>, counts: &HashMap<String, u32>, notes: &mut Notes) {
    names(survey, grids.survey, notes);
    all_references(survey, grids, counts, notes);
    texts(survey, grids.survey, notes);
    triggers(survey, grids.survey, notes);
    searches(survey, grids.survey, notes);
    survey.instances = instances::find(survey, grids.survey, notes);
    columns(grids.survey, notes);
    amount(grids, notes);
}

/// Every text once in every language must fit into memory.
const MOST_TEXTS: usize = 300_000;

fn amount(grids: &Grids<'_>, notes: &mut Notes) {
    let languages = |grid: &Grid| {
        let last = grid.headers.iter().filter_map(|it| it.path.get(1..)?.last().cloned());
        last.collect::<HashSet<_>>().len().max(1)
    };
    let choices = grids.choices.map_or(0, |grid| grid.rows.len() * languages(grid));
    if grids.survey.rows.len() * languages(grids.survey) + choices > MOST_TEXTS {
        notes.error(super::notes::sheet(&grids.survey.name), What::TooManyTexts);
    }
}

/// Names that rules have added count too.
fn names(survey: &Survey, grid: &Grid, notes: &mut Notes) {
    let mut repeats = HashSet::new();
    for node in &survey.tree.nodes {
        let mut seen: HashMap<&str, u32> = HashMap::new();
        for child in node.children.iter().map(|id| &survey.tree.nodes[*id]) {
            if matches!(child.kind, NodeKind::Tag | NodeKind::Attribute { .. }) {
                continue;
            }
            if let Some(first) = seen.insert(&child.name, child.row) {
                let row = child.row.max(first);
                let what = What::NameTwice { first: child.row.min(first) };
                notes.error(At::row(grid, row).cell("name"), what);
            }
        }
        if node.is_repeat() && !repeats.insert(&node.name) {
            notes.error(At::row(grid, node.row).cell("name"), What::RepeatNameTwice);
        }
    }
}

/// Every `${}` of every cell names one node.
fn all_references(survey: &Survey, grids: &Grids<'_>, counts: &HashMap<String, u32>, notes: &mut Notes) {
    let first = |at: usize, grid: &Grid| grid.headers[at].path.first().cloned().unwrap_or_default();
    let mut sheet = |grid: &Grid, looks: &dyn Fn(&str) -> bool| {
        for row in &grid.rows {
            for (at, text) in &row.cells {
                if text.contains("${") && looks(&first(*at, grid)) {
                    let spot = || At { grid, row: row.number }.under(*at);
                    one(text, survey, counts, &spot, notes);
                }
            }
        }
    };
    sheet(grids.survey, &|column| !["type", "name", "trigger"].contains(&column));
    let labels = ["label", "media"];
    if let Some(choices) = grids.choices {
        sheet(choices, &|column| labels.contains(&column));
    }
    if let Some(settings) = grids.settings {
        sheet(settings, &|_| true);
    }
    sheet(grids.entities.grid(), &|column| !["dataset", "repeat"].contains(&column));
    // `select_one ${name}`: the choices are earlier answers.
    for node in &survey.tree.nodes {
        if let Some(list) = node.itemset.as_ref().filter(|list| list.contains("${")) {
            let spot = || At::row(grids.survey, node.row).cell("type");
            one(list, survey, counts, &spot, notes);
        }
    }
}

fn one(
    text: &str,
    survey: &Survey,
    counts: &HashMap<String, u32>,
    spot: &dyn Fn() -> app::import::Spot,
    notes: &mut Notes,
) {
    let Ok(found) = references(text) else {
        notes.error(spot(), What::ReferenceBroken);
        return;
    };
    for reference in found {
        let name = reference.name.to_owned();
        let means = match counts.get(&name) {
            None => Err(NotOne::None),
            Some(1) => survey.named(&name),
            Some(_) => Err(NotOne::Several),
        };
        match means {
            Ok(_) => {}
            Err(NotOne::Several) => notes.error(spot(), What::ReferenceAmbiguous { name }),
            Err(NotOne::None) => {
                let similar = notes.similar(&name, counts.keys().map(String::as_str));
                notes.error(spot(), What::ReferenceUnknown { name, similar });
            }
        }
    }
}

/// Labels and media of what is seen.
fn texts(survey: &Survey, grid: &Grid, notes: &mut Notes) {
    for node in &survey.tree.nodes {
        let at = At::row(grid, node.row);
        for (kind, _) in node.media.iter().flat_map(|media| &media.0) {
            if !["image", "big-image", "audio", "video", "default"].contains(&kind.as_str()) {
                notes.error(at.whole(), What::MediaUnknown { kind: kind.clone() });
            }
        }
        if !node.is_seen() {
            continue;
        }
        let hint = node.hint.as_ref().is_some_and(|hint| !hint.is_empty());
        if !node.has_label() && node.media.is_none() && !hint {
            notes.error(at.cell("label"), What::LabelMissing);
        }
        if node.media.as_ref().is_some_and(|media| media.has("big-image") && !media.has("image")) {
            notes.error(at.cell("big-image"), What::ImageMissing);
        }
    }
}

/// What triggers a calculation must be seen, and what is triggered must be one.
fn triggers(survey: &Survey, grid: &Grid, notes: &mut Notes) {
    for node in survey.tree.nodes.iter().filter(|node| !node.triggers.is_empty()) {
        let spot = || At::row(grid, node.row).cell("trigger");
        let position = node.question_type().is_some_and(|(name, _)| name == "background-geopoint");
        for name in &node.triggers {
            let unseen = survey.named(name).is_ok_and(|id| survey.tree.nodes[id].is_computed());
            if unseen && !position {
                notes.error(spot(), What::TriggerUnseen { name: name.clone() });
            }
        }
        if survey.named(&node.name) == Err(NotOne::Several) {
            notes.error(spot(), What::ReferenceAmbiguous { name: node.name.clone() });
        }
    }
}

/// A list that is searched belongs to searching questions alone.
fn searches(survey: &mut Survey, grid: &Grid, notes: &mut Notes) {
    let mut searching = instances::searching(survey);
    searching.sort_unstable();
    if searching.is_empty() {
        return;
    }
    let mut sharing: HashMap<String, Vec<String>> = HashMap::new();
    for (id, node) in survey.tree.nodes.iter().enumerate() {
        let select = node
            .question_type()
            .is_some_and(|(_, kind)| matches!(kind.control, Some("select" | "select1" | "odk:rank")));
        if let Some(list) = node.itemset.clone().filter(|_| select && searching.binary_search(&id).is_err()) {
            sharing.entry(list).or_default().push(node.name.clone());
        }
    }
    for id in &searching {
        let node = &survey.tree.nodes[*id];
        let list = node.itemset.clone().unwrap_or_default();
        let spot = At::row(grid, node.row).cell("appearance");
        if FILES.contains(&split_ending(&list).1) {
            notes.error(spot, What::SearchWithFile);
            continue;
        }
        if let Some(others) = sharing.get(&list) {
            notes.error(spot, What::SearchSharesList { others: others.clone() });
        }
        if let Some(list) = survey.lists.get_mut(&list) {
            list.searched = true;
        }
    }
    for id in searching {
        survey.tree.nodes[id].searched = survey.tree.nodes[id].itemset.take();
    }
}

/// Columns with cells that mean nothing to a form: perhaps something stands in the wrong column.
fn columns(grid: &Grid, notes: &mut Notes) {
    let known = super::headers::SURVEY;
    for (at, header) in grid.headers.iter().enumerate() {
        let first = header.path.first().map(String::as_str).unwrap_or_default();
        let means = known.columns.contains(&first)
            || ["intent", "disabled"].contains(&first)
            || first.starts_with("sms_");
        let cells = grid.rows.iter().filter(|row| row.cells.iter().any(|(mine, _)| *mine == at)).count();
        if !means && cells > 0 {
            notes.warn(grid.header_spot(at), What::HeaderUnknown { cells: cells as u32 });
        }
    }
}
