//! The container of an `.xlsx`: its directory, and one part at a time with a limit.

use std::io::Read;

use flate2::bufread::DeflateDecoder;

use super::{MOST_UNPACKED, Unreadable};

const MOST_PARTS: usize = 2_000;
const END: [u8; 4] = *b"PK\x05\x06";
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";

/// Deflated or stored parts of a file, by name.
pub struct Archive<'a> {
    bytes: &'a [u8],
    pub parts: Vec<Part>,
}

/// One entry of the directory.
pub struct Part {
    pub name: String,
    pub method: u16,
    pub packed: usize,
    pub unpacked: usize,
    /// Of its local header.
    pub offset: usize,
    /// Its entry in the directory.
    pub entry: std::ops::Range<usize>,
}

impl<'a> Archive<'a> {
    /// Refuses what declares more than the limit before anything is unpacked.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let end = last_end(bytes).ok_or(Unreadable::CutOff)?;
        let count = usize::from(u16_at(bytes, end + 10).ok_or(Unreadable::CutOff)?);
        let directory = u32_at(bytes, end + 16).ok_or(Unreadable::CutOff)? as usize;
        if count > MOST_PARTS {
            return Err(Unreadable::UnpacksTooLarge);
        }
        let mut parts = Vec::with_capacity(count);
        let mut at = directory;
        let mut declared = 0usize;
        for _ in 0..count {
            let part = part(bytes, at).ok_or(Unreadable::CutOff)?;
            declared = declared.saturating_add(part.unpacked);
            at = part.entry.end;
            parts.push(part);
        }
        if declared > MOST_UNPACKED {
            return Err(Unreadable::UnpacksTooLarge);
        }
        Ok(Self { bytes, parts })
    }

    /// The place of a part; names are compared without case, as Excel does.
    pub fn find(&self, name: &str) -> Option<&Part> {
        let name = name.trim_start_matches('/');
        self.parts.iter().rev().find(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// The packed bytes of a part as they lie in the file.
    pub fn packed(&self, part: &Part) -> Option<&'a [u8]> {
        let header = self.bytes.get(part.offset..part.offset.checked_add(30)?)?;
        if header[..4] != LOCAL {
            return None;
        }
        let name = usize::from(u16_at(header, 26)?);
        let extra = usize::from(u16_at(header, 28)?);
        let start = part.offset + 30 + name + extra;
        self.bytes.get(start..start.checked_add(part.packed)?)
    }

    /// Unpacks a part, counting real bytes: what a part declares is not believed.
    pub fn unpack(&self, part: &Part) -> Result<Vec<u8>, Unreadable> {
        let packed = self.packed(part).ok_or(Unreadable::CutOff)?;
        let mut whole = Vec::with_capacity(part.unpacked.min(packed.len().saturating_mul(32)));
        let limit = part.unpacked.min(MOST_UNPACKED) as u64 + 1;
        match part.method {
            0 => whole.extend_from_slice(packed),
            8 => {
                DeflateDecoder::new(packed)
                    .take(limit)
                    .read_to_end(&mut whole)
                    .map_err(|_| Unreadable::CutOff)?;
            }
            _ => return Err(Unreadable::NotAWorkbook),
        }
        if whole.len() > part.unpacked {
            return Err(Unreadable::UnpacksTooLarge);
        }
        if whole.len() < part.unpacked { Err(Unreadable::CutOff) } else { Ok(whole) }
    }
}

/// The end record lies in the last 64 KiB.
fn last_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    bytes.get(from..)?.windows(4).rposition(|four| four == END).map(|at| from + at)
}

fn part(bytes: &[u8], at: usize) -> Option<Part> {
    let head = bytes.get(at..at.checked_add(46)?)?;
    if head[..4] != ENTRY {
        return None;
    }
    let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(head, at).map_or(0, usize::from));
    let name_ends = at + 46 + name;
    let extra_ends = name_ends + extra;
    let bytes_of_name = bytes.get(at + 46..name_ends)?;
    let mut wide = wide_sizes(bytes.get(name_ends..extra_ends)?);
    let mut number = |at: usize| match u32_at(head, at) {
        Some(u32::MAX) => wide.next(),
        Some(number) => Some(number as usize),
        None => None,
    };
    let (unpacked, packed, offset) = (number(24)?, number(20)?, number(42)?);
    Some(Part {
        name: String::from_utf8_lossy(bytes_of_name).replace('\\', "/"),
        method: u16_at(head, 10)?,
        packed,
        unpacked,
        offset,
        entry: at..extra_ends + comment,
    })
}

/// Sizes that did not fit into 32 bits, in the order of the fields that say so.
fn wide_sizes(extra: &[u8]) -> impl Iterator<Item = usize> {
    let mut rest = extra;
    let mut found: &[u8] = &[];
    while let (Some(id), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2)) {
        let Some(field) = rest.get(4..4 + usize::from(length)) else { break };
        if id == 1 {
            found = field;
        }
        rest = &rest[4 + field.len()..];
    }
    found.chunks_exact(8).map_while(|eight| {
        let eight: [u8; 8] = eight.try_into().ok()?;
        usize::try_from(u64::from_le_bytes(eight)).ok()
    })
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
