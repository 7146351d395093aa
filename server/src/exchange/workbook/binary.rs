//! Cells of an `.xls`: records of BIFF8 (Excel 97 and later) and BIFF5 (Excel 5 and 95).

mod records;
mod strings;

use super::compound::workbook_stream;
use super::formats::{Shown, built_in, of_xls};
use super::instant::Epoch;
use super::zip::{u16_at, u32_at};
use super::{Container, Gathering, MOST_SHEETS, Unreadable, Value, Workbook};

use records::{Record, Records, kind};
use strings::{Spelling, shared, short, wide};

/// Records of all sheets together.
const MOST_RECORDS: usize = 4_000_000;

pub fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let stream = workbook_stream(bytes)?;
    let globals = Globals::read(&stream)?;
    let mut gathering = Gathering::default();
    let mut sheets = Vec::new();
    let mut budget = MOST_RECORDS;
    for (name, place) in &globals.sheets {
        let from = stream.get(*place..).ok_or(Unreadable::CutOff)?;
        cells(from, &globals, &mut gathering, &mut budget)?;
        sheets.push(gathering.sheet(name.clone()));
    }
    if sheets.is_empty() {
        return Err(Unreadable::NotAWorkbook);
    }
    Ok(Workbook { container: Container::Xls, sheets, epoch: globals.epoch })
}

/// What stands before the sheets.
struct Globals {
    spelling: Spelling,
    epoch: Epoch,
    /// Name, and where its records begin.
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
    /// How each cell format shows a number.
    shown: Vec<Shown>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Unreadable> {
        let mut globals = Self {
            spelling: Spelling::Wide,
            epoch: Epoch::Y1900,
            sheets: Vec::new(),
            strings: Vec::new(),
            shown: Vec::new(),
        };
        let mut formats: Vec<(u16, Shown)> = Vec::new();
        let mut cell_formats = Vec::new();
        let mut begun = false;
        for record in Records::of(stream) {
            let record = record?;
            let data = record.data;
            match record.kind {
                kind::BEGIN if !begun => {
                    begun = true;
                    globals.spelling = match u16_at(data, 0) {
                        Some(0x0600) => Spelling::Wide,
                        Some(0x0500) => Spelling::Narrow,
                        _ => return Err(Unreadable::TooOld),
                    };
                }
                kind::PROTECTED => return Err(Unreadable::Protected),
                kind::EPOCH if u16_at(data, 0) == Some(1) => globals.epoch = Epoch::Y1904,
                kind::SHEET => {
                    let place = u32_at(data, 0).ok_or(Unreadable::Broken)? as usize;
                    let name = data.get(6..).and_then(|rest| short(rest, globals.spelling));
                    // Of the kinds of sheets only those with cells: not charts, not macros.
                    if data.get(5) == Some(&0) {
                        globals.sheets.push((name.ok_or(Unreadable::Broken)?, place));
                    }
                }
                kind::STRINGS => globals.strings = shared(&record)?,
                kind::FORMAT => {
                    let text = match globals.spelling {
                        Spelling::Wide => data.get(2..).and_then(wide),
                        Spelling::Narrow => data.get(2..).and_then(|rest| short(rest, Spelling::Narrow)),
                    };
                    if let (Some(id), Some(text)) = (u16_at(data, 0), text) {
                        formats.push((id, of_xls(&text)));
                    }
                }
                kind::CELL_FORMAT => cell_formats.push(u16_at(data, 2).unwrap_or(0)),
                kind::END => break,
                _ => {}
            }
        }
        if !begun {
            return Err(Unreadable::NotAWorkbook);
        }
        if globals.sheets.len() > MOST_SHEETS || formats.len() > 10_000 {
            return Err(Unreadable::TooManyCells);
        }
        let own = |id: &u16| formats.iter().find(|(mine, _)| mine == id).map(|(_, shown)| *shown);
        globals.shown = cell_formats.iter().map(|id| own(id).unwrap_or_else(|| built_in(*id))).collect();
        Ok(globals)
    }

    fn number(&self, number: f64, format: u16) -> Value {
        match self.shown.get(usize::from(format)) {
            Some(Shown::Number) | None => Value::Number(number),
            Some(_) => Value::Days(number),
        }
    }
}

fn cells(
    stream: &[u8],
    globals: &Globals,
    gathering: &mut Gathering,
    budget: &mut usize,
) -> Result<(), Unreadable> {
    // Charts inside a sheet bring their own cells.
    let mut depth = 0usize;
    let mut formula = None;
    for record in Records::of(stream) {
        let record = record?;
        *budget = budget.checked_sub(1).ok_or(Unreadable::TooManyCells)?;
        match record.kind {
            kind::BEGIN => depth += 1,
            kind::END if depth <= 1 => return Ok(()),
            kind::END => depth -= 1,
            _ if depth > 1 => {}
            kind::FORMULA => formula = result(&record, globals, gathering)?,
            kind::FORMULA_TEXT => {
                let text = match globals.spelling {
                    Spelling::Wide => strings::over_continues(&record),
                    Spelling::Narrow => strings::narrow(record.data),
                };
                if let (Some((row, column)), Some(text)) = (formula.take(), text) {
                    gathering.add(row, column, Value::Text(text))?;
                }
            }
            _ => one(&record, globals, gathering)?,
        }
    }
    Ok(())
}

/// Row and column from 1, and the format of the cell.
fn place(data: &[u8]) -> Result<(u32, u32, u16), Unreadable> {
    let number = |at| u16_at(data, at).ok_or(Unreadable::Broken);
    Ok((u32::from(number(0)?) + 1, u32::from(number(2)?) + 1, number(4)?))
}

fn one(record: &Record<'_>, globals: &Globals, gathering: &mut Gathering) -> Result<(), Unreadable> {
    let data = record.data;
    match record.kind {
        kind::NUMBER => {
            let (row, column, format) = place(data)?;
            let number = f64_at(data, 6).ok_or(Unreadable::Broken)?;
            gathering.add(row, column, globals.number(number, format))
        }
        kind::SHORT_NUMBER => {
            let (row, column, format) = place(data)?;
            let number = short_number(u32_at(data, 6).ok_or(Unreadable::Broken)?);
            gathering.add(row, column, globals.number(number, format))
        }
        kind::SHORT_NUMBERS => {
            let (row, first, _) = place(data)?;
            let each = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
            for (column, six) in (first..).zip(each.chunks_exact(6)) {
                let format = u16_at(six, 0).unwrap_or(0);
                let number = short_number(u32_at(six, 2).unwrap_or(0));
                gathering.add(row, column, globals.number(number, format))?;
            }
            Ok(())
        }
        kind::SHARED_TEXT => {
            let (row, column, _) = place(data)?;
            let at = u32_at(data, 6).ok_or(Unreadable::Broken)? as usize;
            let text = globals.strings.get(at).ok_or(Unreadable::Broken)?;
            gathering.add(row, column, Value::Text(text.clone()))
        }
        kind::TEXT | kind::RICH_TEXT => {
            let (row, column, _) = place(data)?;
            let rest = data.get(6..).unwrap_or_default();
            let text = match globals.spelling {
                Spelling::Wide => wide(rest),
                Spelling::Narrow => strings::narrow(rest),
            };
            gathering.add(row, column, Value::Text(text.ok_or(Unreadable::Broken)?))
        }
        kind::BOOL_OR_ERROR => {
            let (row, column, _) = place(data)?;
            let (Some(code), Some(is_error)) = (data.get(6), data.get(7)) else {
                return Err(Unreadable::Broken);
            };
            let value = if *is_error == 0 { Value::Bool(*code != 0) } else { Value::Error(code.to_string()) };
            gathering.add(row, column, value)
        }
        _ => Ok(()),
    }
}

/// Adds the stored result of a formula; if that is a text, it follows in the next record.
fn result(
    record: &Record<'_>,
    globals: &Globals,
    gathering: &mut Gathering,
) -> Result<Option<(u32, u32)>, Unreadable> {
    let (row, column, format) = place(record.data)?;
    let stored = record.data.get(6..14).ok_or(Unreadable::Broken)?;
    let value = match (stored[0], stored[6], stored[7]) {
        (0, 0xFF, 0xFF) => return Ok(Some((row, column))),
        (1, 0xFF, 0xFF) => Value::Bool(stored[2] != 0),
        (2, 0xFF, 0xFF) => Value::Error(stored[2].to_string()),
        (3, 0xFF, 0xFF) => return Ok(None),
        _ => globals.number(f64_at(stored, 0).ok_or(Unreadable::Broken)?, format),
    };
    gathering.add(row, column, value)?;
    Ok(None)
}

/// A number in four bytes: the upper part of a double or a whole number, in hundredths or not.
fn short_number(raw: u32) -> f64 {
    let number =
        if raw & 2 == 0 { f64::from_bits(u64::from(raw & !3) << 32) } else { f64::from(raw as i32 >> 2) };
    if raw & 1 == 0 { number } else { number / 100.0 }
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let eight: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    Some(f64::from_le_bytes(eight))
}
