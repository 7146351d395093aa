//! File formats out: one indicator of one release in one place, frozen together with the release.
//!
//! Every format holds exactly the cells of the page. A hidden cell has a status and no number, in every format.

mod csv;
mod json;
pub mod workbook;
pub mod xform;
pub mod xlsform;

use app::backend::ReleaseFacts;
use domain::place::Place;
use domain::release::{Cell, IndicatorResult};

/// A download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub content_type: String,
    pub bytes: Vec<u8>,
}

/// The endings of the formats, in the order of the page.
pub const ENDINGS: [&str; 2] = ["csv", "json"];

/// What a file is made of.
pub struct Sheet<'a> {
    pub release: &'a ReleaseFacts,
    pub place: &'a Place,
    pub result: &'a IndicatorResult,
}

impl Sheet<'_> {
    /// The file with this ending, if there is such a format.
    pub fn file(&self, ending: &str) -> anyhow::Result<Option<File>> {
        let bytes = match ending {
            "csv" => csv::bytes(self)?,
            "json" => json::bytes(self)?,
            _ => return Ok(None),
        };
        let content_type = match ending {
            "csv" => "text/csv; charset=utf-8; header=present",
            _ => "application/json",
        };
        let name =
            format!("{}-{}.{ending}", self.place.code.slug(), self.result.indicator.code.to_lowercase());
        Ok(Some(File { name, content_type: content_type.to_owned(), bytes }))
    }
}

/// `shown`, `counts_only` or `hidden`.
fn status(cell: &Cell) -> &'static str {
    match cell {
        Cell::Hidden => "hidden",
        Cell::Counts { .. } => "counts_only",
        Cell::Share { .. } => "shown",
    }
}

#[cfg(test)]
mod tests;
