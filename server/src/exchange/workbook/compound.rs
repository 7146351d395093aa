//! The container of an `.xls`: a file system of sectors, of which one stream is wanted.

use super::Unreadable;
use super::zip::{u16_at, u32_at};

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

/// The stream `Workbook` (or `Book` of older files).
pub fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let file = File::open(bytes).ok_or(Unreadable::Broken)?;
    let directory = file.chain(file.directory, usize::MAX)?;
    let entries = || directory.chunks_exact(128);
    let find = |wanted: &str| entries().find(|entry| name_of(entry).eq_ignore_ascii_case(wanted));
    if find("EncryptedPackage").is_some() {
        return Err(Unreadable::Protected);
    }
    let entry = find("Workbook").or_else(|| find("Book")).ok_or(Unreadable::NotAWorkbook)?;
    let start = u32_at(entry, 116).ok_or(Unreadable::Broken)?;
    let length = u32_at(entry, 120).ok_or(Unreadable::Broken)? as usize;
    if length >= file.smallest_large {
        return file.chain(start, length);
    }
    let root = entries().next().ok_or(Unreadable::Broken)?;
    let root_start = u32_at(root, 116).ok_or(Unreadable::Broken)?;
    let root_length = u32_at(root, 120).ok_or(Unreadable::Broken)? as usize;
    let small = file.chain(root_start, root_length)?;
    let table = file.chain(file.small_table, usize::MAX)?;
    small_chain(&small, &table, start, length)
}

struct File<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    sector: usize,
    /// For each sector the next one.
    table: Vec<u32>,
    directory: u32,
    small_table: u32,
    /// Shorter streams are kept in small sectors.
    smallest_large: usize,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            directory: u32_at(bytes, 48)?,
            small_table: u32_at(bytes, 60)?,
            smallest_large: u32_at(bytes, 56)? as usize,
        };
        let sectors = bytes.len() / sector + 1;
        let mut places: Vec<u32> = (0..109).filter_map(|n| u32_at(bytes, 76 + 4 * n)).collect();
        let mut more = u32_at(bytes, 68)?;
        let mut steps = 0;
        while more <= LAST_SECTOR && steps < sectors {
            let list = file.sector(more)?;
            let last = sector / 4 - 1;
            places.extend((0..last).filter_map(|n| u32_at(list, 4 * n)));
            more = u32_at(list, 4 * last)?;
            steps += 1;
        }
        for place in places.into_iter().filter(|place| *place <= LAST_SECTOR).take(sectors) {
            let part = file.sector(place)?;
            file.table.extend(part.chunks_exact(4).filter_map(|four| u32_at(four, 0)));
        }
        file.table.truncate(sectors);
        Some(file)
    }

    /// A sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The sectors from one on, at most `length` bytes. A chain that comes back to itself is broken.
    fn chain(&self, start: u32, length: usize) -> Result<Vec<u8>, Unreadable> {
        let mut whole = Vec::new();
        let mut next = start;
        let mut steps = 0;
        while next != END_OF_CHAIN && whole.len() < length {
            let sector = self.sector(next).filter(|sector| !sector.is_empty()).ok_or(Unreadable::CutOff)?;
            whole.extend_from_slice(&sector[..sector.len().min(length - whole.len())]);
            next = *self.table.get(next as usize).ok_or(Unreadable::CutOff)?;
            steps += 1;
            if steps > self.table.len() {
                return Err(Unreadable::Broken);
            }
        }
        if length != usize::MAX && whole.len() < length { Err(Unreadable::CutOff) } else { Ok(whole) }
    }
}

fn small_chain(small: &[u8], table: &[u8], start: u32, length: usize) -> Result<Vec<u8>, Unreadable> {
    let mut whole = Vec::new();
    let mut next = start;
    let mut steps = 0;
    while next != END_OF_CHAIN && whole.len() < length {
        let at = (next as usize).saturating_mul(64);
        let sector = small.get(at..(at + 64).min(small.len())).ok_or(Unreadable::CutOff)?;
        whole.extend_from_slice(&sector[..sector.len().min(length - whole.len())]);
        next = u32_at(table, (next as usize).saturating_mul(4)).ok_or(Unreadable::CutOff)?;
        steps += 1;
        if steps > table.len() {
            return Err(Unreadable::Broken);
        }
    }
    Ok(whole)
}

fn name_of(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}
