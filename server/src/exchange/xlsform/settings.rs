//! The sheet `settings`: one row about the form as a whole.

use app::import::What;

use super::headers::{Row, SETTINGS, rows, understand};
use super::names::is_name;
use super::notes::{At, Notes};
use super::said::Parts;
use super::sheet::{Grid, Spaces};

#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Name of the root of the data.
    pub root: String,
    pub id: String,
    pub title: String,
    pub version: String,
    /// Language of texts whose header names none.
    pub default_language: String,
    /// Everything that the row says, by column.
    pub said: Parts,
}

impl Settings {
    pub fn read(grid: Option<&mut Grid>, file_stem: &str, notes: &mut Notes) -> Self {
        let said = grid.map(|grid| row(grid, notes)).unwrap_or_default();
        let text = |name: &str| said.text(name).map(str::to_owned);
        let id = text("id_string").unwrap_or_else(|| file_stem.to_owned());
        Self {
            root: text("name").unwrap_or_else(|| "data".to_owned()),
            title: text("title").unwrap_or_else(|| id.clone()),
            version: text("version").unwrap_or_default(),
            default_language: text("default_language").unwrap_or_else(|| "default".to_owned()),
            id,
            said,
        }
    }

    /// A setting as written, empty ones as if they were not there.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.said.text(name).filter(|text| !text.is_empty())
    }

    pub fn says_yes(&self, name: &str) -> bool {
        self.text(name).and_then(yes_or_no) == Some(true)
    }

    /// What happens to spaces in the survey.
    pub fn spaces(&self) -> Spaces {
        match self.text("clean_text_values").and_then(yes_or_no) {
            Some(false) => Spaces::Kept,
            _ => Spaces::One,
        }
    }
}

fn row(grid: &mut Grid, notes: &mut Notes) -> Parts {
    let ids = |text: &str| text == "id_string" || text == "form_id";
    if grid.headers.iter().filter(|header| ids(&header.text)).count() == 2
        && let Some(at) = grid.headers.iter().position(|header| header.text == "id_string")
    {
        notes.warn(grid.header_spot(at), What::BothFormIds);
        for row in &mut grid.rows {
            row.cells.retain(|(header, _)| *header != at);
        }
        grid.headers[at].text = String::new();
    }
    understand(grid, &SETTINGS, notes);
    let mut rows = rows(grid, "default", Spaces::Kept).into_iter();
    let said = match rows.next() {
        Some(Row { number: 2, said }) => said,
        Some(Row { number, .. }) => {
            notes.warn(At::row(grid, number).whole(), What::SettingsRowEmpty);
            return Parts::default();
        }
        None => return Parts::default(),
    };
    if let Some(more) = rows.next() {
        notes.warn(At::row(grid, more.number).whole(), What::SettingsRowsMore);
    }
    let at = At::row(grid, 2);
    if said.text("name").is_some_and(|name| !is_name(name)) {
        notes.error(at.cell("name"), What::NameInvalid);
    }
    if said.text("id_string") == Some("None") {
        notes.error(at.cell("id_string"), What::FormIdEmpty);
    }
    said
}

/// The spellings of yes and no that forms use; anything else is an expression or a mistake.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}
