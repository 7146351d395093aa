//! Collects findings while a form is read.

use app::import::{Finding, Report, Spot, Weight, What};

use super::names::similar;
use super::sheet::Grid;
use crate::exchange::workbook::letters;

/// So many errors and so many warnings are told one by one; who mends them will see the others.
const MOST_OF_A_WEIGHT: usize = 500;

#[derive(Default)]
pub struct Notes {
    report: Report,
    errors: usize,
    warnings: usize,
}

/// A row of a sheet, to which findings belong.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub grid: &'a Grid,
    pub row: u32,
}

impl<'a> At<'a> {
    pub fn row(grid: &'a Grid, row: u32) -> Self {
        Self { grid, row }
    }

    /// The cell under the first header that says `column`.
    pub fn cell(self, column: &str) -> Spot {
        self.grid.column_saying(column).map_or_else(|| self.whole(), |at| self.under(at))
    }

    /// The cell under the header at this place.
    pub fn under(self, at: usize) -> Spot {
        Spot {
            column: letters(self.grid.headers[at].column),
            header: self.grid.headers[at].text.clone(),
            content: self.grid.content(self.row, at).unwrap_or_default().to_owned(),
            ..self.whole()
        }
    }

    /// The row as a whole.
    pub fn whole(self) -> Spot {
        let row = (self.row > 0).then_some(self.row);
        Spot { sheet: self.grid.name.clone(), row, ..Spot::default() }
    }
}

impl Notes {
    pub fn error(&mut self, spot: Spot, what: What) {
        self.add(Weight::Error, spot, what);
    }

    pub fn warn(&mut self, spot: Spot, what: What) {
        self.add(Weight::Warning, spot, what);
    }

    fn add(&mut self, weight: Weight, spot: Spot, what: What) {
        let count = match weight {
            Weight::Error => &mut self.errors,
            Weight::Warning => &mut self.warnings,
        };
        if *count == MOST_OF_A_WEIGHT {
            self.report.more += 1;
            return;
        }
        let finding = Finding { weight, spot, what };
        // Two checks may see the same thing.
        if !self.report.findings.contains(&finding) {
            *count += 1;
            self.report.findings.push(finding);
        }
    }

    /// What a mistyped name may have meant; not looked for when there are too many errors to tell anyway.
    pub fn similar<'a>(&self, name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
        if self.errors < MOST_OF_A_WEIGHT { similar(name, known) } else { None }
    }

    /// In the order of sheets and rows.
    pub fn report(mut self, sheets: &[String]) -> Report {
        let place = |name: &str| sheets.iter().position(|sheet| sheet.eq_ignore_ascii_case(name));
        self.report.findings.sort_by_key(|it| (place(&it.spot.sheet), it.spot.row));
        self.report
    }
}

/// A sheet as a whole.
pub fn sheet(name: &str) -> Spot {
    Spot { sheet: name.to_owned(), ..Spot::default() }
}
