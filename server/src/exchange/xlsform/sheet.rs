//! A sheet as header and rows of texts.

use app::import::{Spot, What};

use super::notes::{At, Notes, sheet};
use crate::exchange::workbook::{Sheet, Value, Workbook, letters};

/// A run of empty header cells ends the header.
const HEADER_GAP: u32 = 20;
/// More columns are not read.
const MOST_HEADERS: usize = 1_000;
/// A run of empty rows ends the sheet.
const ROW_GAP: u32 = 60;

/// The texts of a sheet. Rows that are empty are left out and keep their number.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    pub name: String,
    pub headers: Vec<Header>,
    pub rows: Vec<GridRow>,
}

#[derive(Debug, Clone)]
pub struct Header {
    pub text: String,
    /// From 1.
    pub column: u32,
    /// What it means, set when headers are understood.
    pub path: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct GridRow {
    pub number: u32,
    /// Place of the header and text, in the order of the headers.
    pub cells: Vec<(usize, String)>,
}

impl Grid {
    pub fn read(book: &Workbook, from: &Sheet, notes: &mut Notes) -> Self {
        let mut grid = Self { name: from.name.clone(), ..Self::default() };
        let mut rows = from.rows.iter().peekable();
        if let Some(first) = rows.next_if(|row| row.number == 1) {
            let mut last = 0;
            for cell in &first.cells {
                let Value::Text(text) = &cell.value else {
                    if cell.column.saturating_sub(last) <= HEADER_GAP + 1 {
                        notes.error(grid.spot(1, cell.column), What::HeaderNotText);
                    }
                    continue;
                };
                let trimmed = text.trim();
                if trimmed.is_empty() {
                    continue;
                }
                if cell.column - last > HEADER_GAP + 1 {
                    break;
                }
                if grid.headers.len() == MOST_HEADERS {
                    notes.error(grid.spot(1, cell.column), What::TooManyColumns);
                    break;
                }
                last = cell.column;
                if grid.headers.iter().any(|header| header.text == *text) {
                    let spot = Spot { content: text.clone(), ..grid.spot(1, cell.column) };
                    notes.error(spot, What::HeaderTwice);
                }
                grid.headers.push(Header { text: one_space(trimmed), column: cell.column, path: Vec::new() });
            }
        }
        let mut last = 1;
        for row in rows {
            let mut cells: Vec<(usize, String)> = Vec::new();
            for cell in &row.cells {
                let Some(at) = grid.headers.iter().position(|header| header.column == cell.column) else {
                    continue;
                };
                let text = book.text(cell).unwrap_or_else(|_| {
                    let spot =
                        Spot { header: grid.headers[at].text.clone(), ..grid.spot(row.number, cell.column) };
                    notes.error(spot, What::NoSuchDate);
                    String::new()
                });
                if text.is_empty() {
                    continue;
                }
                // Headers that differ in outer spaces only are one column; the last one counts.
                let at = grid.headers.iter().position(|it| it.text == grid.headers[at].text).unwrap_or(at);
                match cells.iter_mut().find(|(mine, _)| *mine == at) {
                    Some((_, mine)) => *mine = text,
                    None => cells.push((at, text)),
                }
            }
            if cells.is_empty() {
                continue;
            }
            if row.number - last > ROW_GAP + 1 {
                notes.warn(At::row(&grid, row.number).whole(), What::RowsAfterGap);
                break;
            }
            last = row.number;
            grid.rows.push(GridRow { number: row.number, cells });
        }
        grid
    }

    /// Place of the first header whose path says `column`, or whose text is it.
    pub fn column_saying(&self, column: &str) -> Option<usize> {
        let says = |header: &Header| header.path.iter().any(|part| part == column) || header.text == column;
        self.headers.iter().position(says)
    }

    pub fn content(&self, row: u32, header: usize) -> Option<&str> {
        let at = self.rows.binary_search_by_key(&row, |row| row.number).ok()?;
        self.rows[at].cells.iter().find(|(mine, _)| *mine == header).map(|(_, text)| text.as_str())
    }

    pub fn spot(&self, row: u32, column: u32) -> Spot {
        Spot { row: Some(row), column: letters(column), ..sheet(&self.name) }
    }

    pub fn header_spot(&self, at: usize) -> Spot {
        let header = &self.headers[at];
        Spot { header: header.text.clone(), content: header.text.clone(), ..self.spot(1, header.column) }
    }
}

/// Runs of spaces as one.
pub fn one_space(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !whole.ends_with(' ') {
            whole.push(c);
        }
    }
    whole
}

/// Curly quotes become straight; in the survey runs of spaces become one.
pub fn cleaned(text: &str, spaces: Spaces) -> String {
    let straight = |c: char| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        other => other,
    };
    let text: String = text.chars().map(straight).collect();
    match spaces {
        Spaces::Kept => text,
        Spaces::One => one_space(text.trim()),
    }
}

/// What happens to spaces in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    Kept,
    One,
}
