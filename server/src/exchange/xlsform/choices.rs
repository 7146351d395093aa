//! The sheets `choices` and `external_choices`: lists to choose from.

use std::collections::{HashMap, HashSet};

use app::import::What;

use super::headers::{CHOICES, Row, rows, understand};
use super::notes::{At, Notes};
use super::references::has_reference;
use super::said::{Parts, Said};
use super::sheet::{Grid, Spaces};

/// A list in the order of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    pub name: String,
    pub choices: Vec<Choice>,
    /// Only reached by `search()`: it stays inside its question.
    pub searched: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// From 1; 0 for one that a rule added.
    pub row: u32,
    pub name: String,
    pub label: Option<Said>,
    pub media: Option<Parts>,
    /// Columns that a form gave itself, for filters.
    pub extra: Vec<(String, String)>,
    /// All columns.
    pub said: Parts,
}

/// All lists in the order of the sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lists {
    all: Vec<List>,
    places: HashMap<String, usize>,
}

impl Lists {
    pub fn iter(&self) -> std::slice::Iter<'_, List> {
        self.all.iter()
    }

    pub fn get(&self, name: &str) -> Option<&List> {
        self.places.get(name).map(|place| &self.all[*place])
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut List> {
        self.places.get(name).map(|place| &mut self.all[*place])
    }

    pub fn at(&self, place: usize) -> &List {
        &self.all[place]
    }

    /// The list of this name, made if there is none.
    fn named(&mut self, name: String) -> &mut List {
        let place = *self.places.entry(name.clone()).or_insert(self.all.len());
        if place == self.all.len() {
            self.all.push(List { name, choices: Vec::new(), searched: false });
        }
        &mut self.all[place]
    }
}

impl List {
    /// Whether its labels stand in the table of texts: translated, with media, or with a reference in them.
    pub fn needs_itext(&self) -> bool {
        self.choices.iter().any(|choice| {
            choice.media.as_ref().is_some_and(|media| !media.0.is_empty())
                || match &choice.label {
                    Some(Said::Parts(_)) => true,
                    Some(Said::Text(text)) => has_reference(text),
                    None => false,
                }
        })
    }
}

impl Choice {
    pub fn new(row: u32, name: String, said: Parts) -> Self {
        let own = ["name", "label", "media", "sms_option", "list name"];
        let extra = said.0.iter().filter(|(column, _)| !own.contains(&column.as_str()));
        Self {
            row,
            name,
            label: said.get("label").cloned(),
            media: said.parts("media").cloned(),
            extra: extra.map(|(column, said)| (column.clone(), said.spelt())).collect(),
            said,
        }
    }

    /// The one that `or_other` adds, in the languages of the list.
    pub fn other(languages: &[String]) -> Self {
        let label = match languages {
            [] => Said::Text("Other".to_owned()),
            languages => {
                let each = |language: &String| (language.clone(), Said::Text("Other".to_owned()));
                Said::Parts(Parts(languages.iter().map(each).collect()))
            }
        };
        let mut said = Parts::default();
        said.set_text("name", "other");
        said.set("label", label);
        Self::new(0, "other".to_owned(), said)
    }
}

/// Which names may stand twice in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    Refused,
    Allowed,
}

/// The lists of the sheet `choices`.
pub fn read(grid: &mut Grid, default_language: &str, repeated: Repeated, notes: &mut Notes) -> Lists {
    understand(grid, &CHOICES, notes);
    let grid = &*grid;
    if !grid.rows.is_empty() && grid.column_saying("name").is_none() {
        notes.error(super::notes::sheet(&grid.name), What::HeaderMissing { wanted: "name".to_owned() });
    }
    let mut spaced: Vec<&str> = Vec::new();
    for (at, header) in grid.headers.iter().enumerate() {
        let Some(first) = header.path.first().filter(|first| *first != "list name") else { continue };
        if first.contains(' ') || first.is_empty() {
            notes.warn(grid.header_spot(at), What::HeaderWithSpace);
            spaced.push(first);
        }
    }
    let mut lists = Lists::default();
    let mut seen = HashSet::new();
    for row in rows(grid, default_language, Spaces::Kept) {
        let Some((name, mut said)) = listed(row.clone()) else { continue };
        for column in &spaced {
            said.take(column);
        }
        let at = At::row(grid, row.number);
        let Some(code) = said.text("name").map(str::to_owned) else {
            notes.error(at.cell("name"), What::ChoiceWithoutName);
            continue;
        };
        if !said.has("label") {
            notes.warn(at.cell("label"), What::ChoiceWithoutLabel);
        }
        let choice = Choice::new(row.number, code, said);
        if choice.said.0.iter().any(|(column, said)| said.parts().is_some() && !translated(column)) {
            notes.error(at.whole(), What::ChoiceColumn);
        }
        if !seen.insert((name.clone(), choice.name.clone())) && repeated == Repeated::Refused {
            notes.error(at.cell("name"), What::ChoiceTwice);
        }
        lists.named(name).choices.push(choice);
    }
    lists
}

fn translated(column: &str) -> bool {
    column == "label" || column == "media"
}

/// The names of the lists of another sheet of choices, with their rows.
pub fn grouped(grid: &mut Grid, default_language: &str, notes: &mut Notes) -> Vec<(String, Vec<Row>)> {
    understand(grid, &CHOICES, notes);
    let mut lists: Vec<(String, Vec<Row>)> = Vec::new();
    let mut places = HashMap::new();
    for row in rows(grid, default_language, Spaces::Kept) {
        let number = row.number;
        let Some((name, said)) = listed(row) else { continue };
        let row = Row { number, said };
        let place = *places.entry(name.clone()).or_insert(lists.len());
        if place == lists.len() {
            lists.push((name, Vec::new()));
        }
        lists[place].1.push(row);
    }
    lists
}

/// The list that a row belongs to, and the row without it.
fn listed(mut row: Row) -> Option<(String, Parts)> {
    let name = row.said.take("list name")?.spelt();
    Some((name, row.said))
}
