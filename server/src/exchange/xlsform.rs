//! A workbook as a form: everything that its rows say, and everything that is wrong with them.
//!
//! Follows the rules of the field's own converter, also where they are old: a form that works elsewhere works here.
//! Never stops at the first mistake. Keeps expressions as text and judges nothing that a phone would refuse to ask.

mod checks;
mod choices;
mod entities;
mod headers;
mod instances;
mod kinds;
mod languages;
mod loops;
pub mod names;
mod notes;
mod parameters;
pub mod references;
mod rows;
pub mod said;
mod selects;
mod settings;
mod sheet;
pub mod tokens;
pub mod tree;

use std::collections::HashMap;

pub use app::import::Report;
use app::import::What;

use super::workbook::{Sheet, Workbook};
use choices::Repeated;
pub use choices::{Choice, List, Lists};
use entities::Entities;
pub use instances::{Instance, Source};
use names::distance;
use notes::Notes;
use rows::Rows;
pub use selects::split_ending;
pub use settings::{Settings, yes_or_no};
use sheet::Grid;
use tree::{Node, NodeId, NodeKind, NotOne, Tree};

/// A form with all that its workbook says.
#[derive(Debug, Clone)]
pub struct Survey {
    pub settings: Settings,
    pub tree: Tree,
    /// In the order of the sheet.
    pub lists: Lists,
    /// The sheet of choices that are kept beside the form.
    pub external: Option<Grid>,
    /// Which version of the rules for entities it needs.
    pub entities: Option<&'static str>,
    /// Lists and files that the form brings or expects, in the order of the XForm.
    pub instances: Vec<Instance>,
    index: HashMap<String, Result<NodeId, NotOne>>,
}

impl Survey {
    /// The only node of a name among questions and groups.
    pub fn named(&self, name: &str) -> Result<NodeId, NotOne> {
        self.index.get(name).copied().unwrap_or(Err(NotOne::None))
    }

    pub fn list(&self, name: &str) -> Option<&List> {
        self.lists.get(name)
    }
}

const SHEETS: [&str; 6] = ["survey", "choices", "settings", "external_choices", "osm", "entities"];

/// The form of a workbook; `file_stem` names it if it does not name itself.
/// With errors in the report the form is as complete as they allow.
pub fn read(book: &Workbook, file_stem: &str) -> (Survey, Report) {
    let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut notes = Notes::default();
    let survey = Reading { book, names: &names, notes: &mut notes }.survey(file_stem);
    (survey, notes.report(&names))
}

struct Reading<'a> {
    book: &'a Workbook,
    names: &'a [String],
    notes: &'a mut Notes,
}

impl Reading<'_> {
    fn survey(&mut self, file_stem: &str) -> Survey {
        let mut settings_grid = self.grid("settings").filter(|grid| !grid.rows.is_empty());
        if settings_grid.is_none() {
            self.misspelt("settings");
        }
        let mut settings = Settings::read(settings_grid.as_mut(), file_stem, self.notes);
        let language = settings.default_language.clone();
        let mut external = self.grid("external_choices").filter(|grid| !grid.rows.is_empty());
        let beside = external.as_mut().map(|grid| choices::grouped(grid, &language, self.notes));
        let repeated = match settings.says_yes("allow_choice_duplicates") {
            true => Repeated::Allowed,
            false => Repeated::Refused,
        };
        let mut choice_grid = self.grid("choices");
        let mut lists = match &mut choice_grid {
            Some(grid) => choices::read(grid, &language, repeated, self.notes),
            None => Lists::default(),
        };
        let mut entities = match self.grid("entities").filter(|grid| !grid.rows.is_empty()) {
            Some(grid) => Entities::read(grid, self.notes),
            None => {
                self.misspelt("entities");
                Entities::default()
            }
        };
        let mut osm = self.grid("osm").filter(|grid| !grid.rows.is_empty());
        let tags = osm.as_mut().map(|grid| choices::grouped(grid, "default", self.notes)).unwrap_or_default();
        let mut grid = self.grid("survey").unwrap_or_default();
        if grid.headers.is_empty() && grid.rows.is_empty() {
            let similar = self.similar("survey");
            let spot = notes::sheet("survey");
            self.notes.error(spot, What::SheetMissing { wanted: "survey".to_owned(), similar });
        } else {
            headers::understand(&mut grid, &headers::SURVEY, self.notes);
            if !grid.headers.iter().any(|header| header.path.first().is_some_and(|first| first == "type")) {
                let what = What::HeaderMissing { wanted: "type".to_owned() };
                self.notes.error(notes::sheet(&grid.name), what);
            }
        }
        languages::check(&grid, choice_grid.as_ref(), self.notes);
        let said = headers::rows(&grid, &language, settings.spaces());
        let mut rows =
            Rows::new(&grid, self.notes, &mut settings, &mut lists, &tags, &mut entities, self.names);
        rows.external = beside.map(|lists| lists.into_iter().map(|(name, _)| name).collect());
        rows.read(said);
        let Rows { mut tree, meta, mut counts, .. } = rows;
        if settings.text("flat").is_some() {
            flatten(&mut tree);
        }
        if settings.says_yes("add_none_option") {
            add_none(&mut tree);
        }
        let entity_version = entities.place(&mut tree, &grid, self.notes);
        self.meta(&mut tree, meta, &settings, &mut counts);
        loops::expand(&mut tree, &lists, &grid, self.notes);
        let mut survey = Survey {
            index: index(&tree),
            instances: Vec::new(),
            settings,
            tree,
            lists,
            external,
            entities: entity_version,
        };
        let all = checks::Grids {
            survey: &grid,
            choices: choice_grid.as_ref(),
            settings: settings_grid.as_ref(),
            entities: &entities,
        };
        checks::check(&mut survey, &all, &counts, self.notes);
        survey
    }

    /// The sheet of a name, in any case. A single sheet of any other name is the survey.
    fn grid(&mut self, name: &str) -> Option<Grid> {
        let named = |sheet: &&Sheet| sheet.name.to_lowercase() == name;
        let found = self.book.sheets.iter().rfind(named).or_else(|| match self.book.sheets.as_slice() {
            [only] if name == "survey" && !SHEETS.contains(&only.name.to_lowercase().as_str()) => Some(only),
            _ => None,
        });
        found.map(|sheet| Grid::read(self.book, sheet, self.notes))
    }

    /// Sheets whose names are one or two letters off.
    fn similar(&self, wanted: &str) -> Vec<String> {
        let near = |name: &&String| {
            distance(&name.to_lowercase(), wanted) <= 2
                && !SHEETS.contains(&name.as_str())
                && !name.starts_with('_')
        };
        self.names.iter().filter(near).cloned().collect()
    }

    fn misspelt(&mut self, wanted: &str) {
        for name in self.similar(wanted) {
            self.notes.warn(notes::sheet(&name), What::SheetMisspelt { meant: wanted.to_owned() });
        }
    }

    /// What every record carries about itself.
    fn meta(
        &mut self,
        tree: &mut Tree,
        more: Vec<Node>,
        settings: &Settings,
        counts: &mut HashMap<String, u32>,
    ) {
        let mut nodes = more;
        if settings.says_yes("omit_instanceID") {
            if settings.text("public_key").is_some() {
                self.notes.error(notes::sheet("settings"), What::KeyWithoutInstanceId);
            }
        } else {
            let mut id = Node::question(0, "instanceID", "calculate");
            id.set_rule("readonly", "true()");
            id.set_rule("jr:preload", settings.text("instance_id").unwrap_or("uid"));
            nodes.push(id);
            *counts.entry("instanceID".to_owned()).or_default() += 1;
        }
        if let Some(name) = settings.text("instance_name") {
            let mut node = Node::question(0, "instanceName", "calculate");
            node.set_rule("calculate", name);
            nodes.push(node);
        }
        if nodes.is_empty() {
            return;
        }
        let there = tree.nodes[0].children.iter().find(|id| tree.nodes[**id].kind == NodeKind::HiddenGroup);
        let meta = there.copied().unwrap_or_else(|| tree.add(0, Node::new(0, "meta", NodeKind::HiddenGroup)));
        for node in nodes {
            tree.add(meta, node);
        }
    }
}

fn index(tree: &Tree) -> HashMap<String, Result<NodeId, NotOne>> {
    let mut index = HashMap::new();
    for id in tree.in_order() {
        let node = &tree.nodes[id];
        if node.is_section() || matches!(node.kind, NodeKind::Question { .. }) {
            let seen = |it: &mut Result<NodeId, NotOne>| *it = Err(NotOne::Several);
            index.entry(node.name.clone()).and_modify(seen).or_insert(Ok(id));
        }
    }
    index
}

/// Setting `flat`: groups vanish from the data, and their relevance is joined to that of what they hold.
fn flatten(tree: &mut Tree) {
    let mut waiting: Vec<(NodeId, String)> =
        tree.nodes[0].children.iter().map(|id| (*id, String::new())).collect();
    while let Some((id, around)) = waiting.pop() {
        let own = tree.nodes[id].rule("relevant").unwrap_or_default().to_owned();
        let joined = match (around.is_empty(), own.is_empty()) {
            (true, _) => own,
            (false, true) => around,
            (false, false) => format!("{around} and ({own})"),
        };
        let children = tree.nodes[id].children.clone();
        if children.is_empty() {
            if !joined.is_empty() {
                tree.nodes[id].set_rule("relevant", joined);
            }
        } else {
            tree.nodes[id].flat = true;
            waiting.extend(children.into_iter().map(|child| (child, joined.clone())));
        }
    }
}

/// Setting `add_none_option`: nothing else may be chosen beside `none`.
fn add_none(tree: &mut Tree) {
    for node in &mut tree.nodes {
        let many = node.question_type().is_some_and(|(name, _)| name.starts_with("select all that apply"));
        if many {
            let none = "(.='none' or not(selected(., 'none')))";
            let both = match node.rule("constraint") {
                Some(own) => format!("{own} and {none}"),
                None => none.to_owned(),
            };
            node.set_rule("constraint", both);
        }
    }
}
