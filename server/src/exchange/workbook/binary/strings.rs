//! How an `.xls` spells text: two bytes a letter, or one where all letters allow it.

use super::super::{MOST_CELLS, MOST_TEXT, Unreadable};
use super::records::Record;
use super::{u16_at, u32_at};

/// Excel 97 and later, or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    Wide,
    Narrow,
}

/// Length in one byte: names of sheets.
pub fn short(data: &[u8], spelling: Spelling) -> Option<String> {
    let length = usize::from(*data.first()?);
    match spelling {
        Spelling::Wide => letters(data.get(2..)?, length, *data.get(1)?),
        Spelling::Narrow => Some(western(data.get(1..1 + length)?)),
    }
}

/// Length in two bytes, then a flag.
pub fn wide(data: &[u8]) -> Option<String> {
    letters(data.get(3..)?, usize::from(u16_at(data, 0)?), *data.get(2)?)
}

/// Length in two bytes, one byte a letter.
pub fn narrow(data: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(data, 0)?);
    Some(western(data.get(2..2 + length)?))
}

/// A single text that may go on in the pieces that continue its record.
pub fn over_continues(record: &Record<'_>) -> Option<String> {
    Pieces::of(record, 0).text().ok()
}

/// The table of all texts of a workbook.
pub fn shared(record: &Record<'_>) -> Result<Vec<String>, Unreadable> {
    let count = u32_at(record.data, 4).ok_or(Unreadable::Broken)? as usize;
    let mut pieces = Pieces::of(record, 8);
    let mut strings = Vec::new();
    let mut bytes = 0;
    while strings.len() < count && !pieces.over() {
        let text = pieces.text()?;
        bytes += text.len();
        strings.push(text);
        if strings.len() > MOST_CELLS || bytes > MOST_TEXT {
            return Err(Unreadable::TooManyCells);
        }
    }
    Ok(strings)
}

fn letters(data: &[u8], length: usize, flag: u8) -> Option<String> {
    if flag & 1 == 0 {
        return Some(data.get(..length)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let units: Vec<u16> = data.get(..2 * length)?.chunks_exact(2).filter_map(|two| u16_at(two, 0)).collect();
    Some(String::from_utf16_lossy(&units))
}

/// Windows-1252, the code page of nearly all such files.
fn western(bytes: &[u8]) -> String {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
            byte => char::from(*byte),
        })
        .collect()
}

/// The data of a record and of those that continue it, read as one.
struct Pieces<'a> {
    data: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    fn of(record: &Record<'a>, skip: usize) -> Self {
        let data = record.data.get(skip..).unwrap_or_default();
        Self { data, more: record.more.clone().into_iter() }
    }

    fn over(&self) -> bool {
        self.data.is_empty() && self.more.as_slice().iter().all(|piece| piece.is_empty())
    }

    /// The next bytes; they may begin in the next piece.
    fn take(&mut self, length: usize) -> Result<&'a [u8], Unreadable> {
        if self.data.is_empty() {
            self.data = self.more.next().ok_or(Unreadable::CutOff)?;
        }
        let taken = self.data.get(..length).ok_or(Unreadable::Broken)?;
        self.data = &self.data[length..];
        Ok(taken)
    }

    fn skip(&mut self, mut length: usize) -> Result<(), Unreadable> {
        while length > 0 {
            if self.data.is_empty() {
                self.data = self.more.next().ok_or(Unreadable::CutOff)?;
            }
            let step = length.min(self.data.len());
            self.data = &self.data[step..];
            length -= step;
        }
        Ok(())
    }

    /// Length, flag, the sizes of runs and extras, letters, runs, extras. Letters that go on in the next piece have a new flag.
    fn text(&mut self) -> Result<String, Unreadable> {
        let head = self.take(3)?;
        let mut left = usize::from(u16_at(head, 0).unwrap_or(0));
        let mut flag = head[2];
        let runs = if flag & 8 == 0 { 0 } else { usize::from(u16_at(self.take(2)?, 0).unwrap_or(0)) };
        let extras = if flag & 4 == 0 { 0 } else { u32_at(self.take(4)?, 0).unwrap_or(0) as usize };
        let mut units: Vec<u16> = Vec::new();
        while left > 0 {
            if self.data.is_empty() {
                self.data = self.more.next().ok_or(Unreadable::CutOff)?;
                flag = self.take(1)?[0];
            }
            let size = if flag & 1 == 0 { 1 } else { 2 };
            let here = left.min(self.data.len() / size);
            if here == 0 && !self.data.is_empty() {
                return Err(Unreadable::Broken);
            }
            let letters = self.take(here * size)?;
            match size {
                1 => units.extend(letters.iter().map(|byte| u16::from(*byte))),
                _ => units.extend(letters.chunks_exact(2).filter_map(|two| u16_at(two, 0))),
            }
            left -= here;
        }
        self.skip(runs.saturating_mul(4))?;
        self.skip(extras)?;
        Ok(String::from_utf16_lossy(&units))
    }
}
