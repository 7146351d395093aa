//! A spreadsheet as it was handed over: sheets of typed cells with their sheet name, row and column.
//!
//! Reads `.xlsx` and `.xlsm` (ZIP with XML) and `.xls` (compound file, BIFF5 and BIFF8), told apart by their first bytes.
//! Refuses everything without a bound: what a file declares is compared with what is there before memory is taken for it.
//! Formats, formulas and pictures are not read; a formula counts by its stored result.

mod binary;
mod compound;
mod formats;
mod instant;
mod text;
mod xlsx;
mod xml;
pub(super) mod zip;

use std::collections::BTreeMap;

pub use app::import::Unreadable;

use instant::Epoch;

/// The largest upload.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// All parts of a workbook together when unpacked.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;
const MOST_SHEETS: usize = 100;
const MOST_ROWS: u32 = 100_000;
const MOST_COLUMNS: u32 = 16_384;
/// Cells with something in them, in all sheets.
const MOST_CELLS: usize = 400_000;
/// Bytes of text in all cells.
const MOST_TEXT: usize = 24 * 1024 * 1024;

/// What kind of file a workbook came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    Xls,
    Xlsx,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    pub container: Container,
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
    epoch: Epoch,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub name: String,
    /// Only those with something in them, ascending.
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// From 1, as people see it.
    pub number: u32,
    /// Only those with something in them, ascending.
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// From 1: column A.
    pub column: u32,
    pub value: Value,
}

/// A value as the file stores it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Whole(i64),
    Number(f64),
    Bool(bool),
    /// A number of days since the epoch of the workbook, shown as date, time or both.
    Days(f64),
    /// A number of days shown as a length of time.
    Duration(f64),
    /// The code of a failed formula, `#N/A`, or its number in old files.
    Error(String),
}

/// A cell that cannot be said as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchDate;

impl Workbook {
    /// Never panics and never takes more than the limits above, whatever the bytes are.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MOST_BYTES {
            return Err(Unreadable::TooLarge { limit_mb: (MOST_BYTES / 1024 / 1024) as u32 });
        }
        if bytes.starts_with(b"PK") {
            xlsx::read(bytes)
        } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            binary::read(bytes)
        } else {
            Err(Unreadable::NotAWorkbook)
        }
    }

    /// The cell as the rules for forms see it: trimmed, without non-breaking spaces, dates written out.
    pub fn text(&self, cell: &Cell) -> Result<String, NoSuchDate> {
        text::of(&cell.value, self.container, self.epoch)
    }
}

/// Letters of a column from 1: `A`, `Z`, `AA`.
pub fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

/// Collects cells in any order and keeps to the limits, over all sheets.
#[derive(Default)]
struct Gathering {
    cells: usize,
    text: usize,
    sheet: BTreeMap<(u32, u32), Value>,
}

impl Gathering {
    /// Adds a cell, both numbers from 1; a later value for the same cell wins.
    fn add(&mut self, row: u32, column: u32, value: Value) -> Result<(), Unreadable> {
        self.cells += 1;
        if let Value::Text(text) | Value::Error(text) = &value {
            self.text += text.len();
        }
        let outside = row == 0 || row > MOST_ROWS || column == 0 || column > MOST_COLUMNS;
        if outside || self.cells > MOST_CELLS || self.text > MOST_TEXT {
            return Err(Unreadable::TooManyCells);
        }
        self.sheet.insert((row, column), value);
        Ok(())
    }

    /// What was added since the last sheet.
    fn sheet(&mut self, name: String) -> Sheet {
        let mut rows: Vec<Row> = Vec::new();
        for ((number, column), value) in std::mem::take(&mut self.sheet) {
            let cell = Cell { column, value };
            match rows.last_mut() {
                Some(row) if row.number == number => row.cells.push(cell),
                _ => rows.push(Row { number, cells: vec![cell] }),
            }
        }
        Sheet { name, rows }
    }
}
