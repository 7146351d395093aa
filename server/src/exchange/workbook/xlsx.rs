//! Cells of an `.xlsx`.

use super::formats::{Shown, built_in, of_xlsx};
use super::instant::Epoch;
use super::xml::{Seen, Xml, attribute};
use super::zip::Archive;
use super::{Container, Gathering, MOST_CELLS, MOST_SHEETS, MOST_UNPACKED, Unreadable, Value, Workbook};

const MOST_STYLES: usize = 65_536;

pub fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let archive = Archive::open(bytes)?;
    let book = Book::read(&archive)?;
    let strings = match &book.strings {
        Some(part) => shared_strings(&unpack(&archive, part)?)?,
        None => Vec::new(),
    };
    let styles = match &book.styles {
        Some(part) => styles(&unpack(&archive, part)?)?,
        None => Vec::new(),
    };
    let mut gathering = Gathering::default();
    let mut sheets = Vec::new();
    let mut read = 0;
    for (name, part) in book.sheets {
        let whole = unpack(&archive, &part)?;
        // Several sheets may name one part.
        read += whole.len();
        if read > MOST_UNPACKED {
            return Err(Unreadable::UnpacksTooLarge);
        }
        cells(&whole, &strings, &styles, &mut gathering)?;
        sheets.push(gathering.sheet(name));
    }
    if sheets.is_empty() {
        return Err(Unreadable::NotAWorkbook);
    }
    Ok(Workbook { container: Container::Xlsx, sheets, epoch: book.epoch })
}

/// Which part holds what.
pub struct Book {
    /// Name and part, in the order of the workbook.
    pub sheets: Vec<(String, String)>,
    strings: Option<String>,
    styles: Option<String>,
    epoch: Epoch,
}

impl Book {
    pub fn read(archive: &Archive<'_>) -> Result<Self, Unreadable> {
        let root = relations(archive, "").unwrap_or_default();
        let main = root.into_iter().find(|it| it.kind == "officeDocument").map(|it| it.target);
        let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let part = archive.find(&main).ok_or(Unreadable::NotAWorkbook)?;
        let whole = archive.unpack(part)?;
        let relations = relations(archive, &main)?;
        let target = |kind: &str| relations.iter().find(|it| it.kind == kind).map(|it| it.target.clone());
        let mut book = Self {
            sheets: Vec::new(),
            strings: target("sharedStrings"),
            styles: target("styles"),
            epoch: Epoch::Y1900,
        };
        let mut xml = Xml::of(&whole)?;
        loop {
            match xml.next()? {
                Seen::Start(start) => match start.local_name().as_ref() {
                    "workbookPr" => {
                        let since = attribute(&start, "date1904").unwrap_or_default();
                        if ["1", "true", "on"].contains(&since.as_str()) {
                            book.epoch = Epoch::Y1904;
                        }
                    }
                    "sheet" => {
                        let id = attribute(&start, "id").unwrap_or_default();
                        let relation = relations.iter().find(|it| it.id == id && it.kind == "worksheet");
                        let there = relation.filter(|it| archive.find(&it.target).is_some());
                        if let Some(relation) = there {
                            let name = attribute(&start, "name").unwrap_or_default();
                            book.sheets.push((name, relation.target.clone()));
                        }
                    }
                    _ => {}
                },
                Seen::Over => break,
                _ => {}
            }
        }
        if book.sheets.len() > MOST_SHEETS { Err(Unreadable::TooManyCells) } else { Ok(book) }
    }
}

struct Relation {
    id: String,
    /// Last word of its type.
    kind: String,
    /// Whole name of a part.
    target: String,
}

/// What a part points to; `""` is the package.
fn relations(archive: &Archive<'_>, of: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let list = format!("{folder}/_rels/{file}.rels");
    let part = archive.find(&list).ok_or(Unreadable::NotAWorkbook)?;
    let whole = archive.unpack(part)?;
    let mut xml = Xml::of(&whole)?;
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Seen::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&start, "Type").unwrap_or_default();
                found.push(Relation {
                    id: attribute(&start, "Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &attribute(&start, "Target").unwrap_or_default()),
                });
            }
            Seen::Over => return Ok(found),
            _ => {}
        }
    }
}

/// A target relative to a folder, without `..`.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn unpack(archive: &Archive<'_>, name: &str) -> Result<Vec<u8>, Unreadable> {
    archive.find(name).map_or(Ok(Vec::new()), |part| archive.unpack(part))
}

fn shared_strings(whole: &[u8]) -> Result<Vec<String>, Unreadable> {
    let mut xml = Xml::of(whole)?;
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Seen::Start(start) if start.local_name().as_ref() == "si" => {
                strings.push(rich_text(&mut xml, "si")?.replace("x005F_", ""));
                if strings.len() > MOST_CELLS {
                    return Err(Unreadable::TooManyCells);
                }
            }
            Seen::Over => return Ok(strings),
            _ => {}
        }
    }
}

/// All runs of a text, without the reading aids of East Asian ones.
fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<String, Unreadable> {
    let mut whole = String::new();
    loop {
        match xml.next()? {
            Seen::Start(start) => match start.local_name().as_ref() {
                "t" => whole.push_str(&xml.text()?),
                "rPh" => xml.skip()?,
                _ => {}
            },
            Seen::End(name) if name == end => return Ok(whole),
            Seen::Over => return Err(Unreadable::CutOff),
            _ => {}
        }
    }
}

/// How each style shows a number.
fn styles(whole: &[u8]) -> Result<Vec<Shown>, Unreadable> {
    let mut xml = Xml::of(whole)?;
    let mut own: Vec<(u16, Shown)> = Vec::new();
    let mut shown = Vec::new();
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Seen::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&start, "formatCode")) {
                        own.push((id, of_xlsx(&code)));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    let mine = own.iter().find(|(mine, _)| *mine == id).map(|(_, shown)| *shown);
                    shown.push(mine.unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Seen::End(name) if name == "cellXfs" => in_cells = false,
            Seen::Over => return Ok(shown),
            _ => {}
        }
        if shown.len() > MOST_STYLES || own.len() > MOST_STYLES {
            return Err(Unreadable::TooManyCells);
        }
    }
}

fn cells(
    whole: &[u8],
    strings: &[String],
    styles: &[Shown],
    gathering: &mut Gathering,
) -> Result<(), Unreadable> {
    let mut xml = Xml::of(whole)?;
    let (mut row, mut column) = (0u32, 0u32);
    loop {
        match xml.next()? {
            Seen::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    let stated = attribute(&start, "r").and_then(|r| r.trim().parse().ok());
                    row = stated.unwrap_or_else(|| row.saturating_add(1));
                    column = 0;
                }
                "c" => {
                    let stated = attribute(&start, "r").and_then(|r| column_of(&r));
                    column = stated.unwrap_or_else(|| column.saturating_add(1));
                    let kind = attribute(&start, "t").unwrap_or_default();
                    let style = attribute(&start, "s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
                    let shown = styles.get(style).copied().unwrap_or(Shown::Number);
                    if let Some(value) = value(&mut xml, &kind, shown, strings)? {
                        gathering.add(row, column, value)?;
                    }
                }
                _ => {}
            },
            Seen::End(name) if name == "sheetData" => return Ok(()),
            Seen::Over => return Ok(()),
            _ => {}
        }
    }
}

/// Column from 1 of `AB12`.
pub fn column_of(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0u32, |column, letter| {
        column.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    (column > 0).then_some(column)
}

fn value(
    xml: &mut Xml<'_>,
    kind: &str,
    shown: Shown,
    strings: &[String],
) -> Result<Option<Value>, Unreadable> {
    let (mut stored, mut inline) = (String::new(), None);
    loop {
        match xml.next()? {
            Seen::Start(start) => match start.local_name().as_ref() {
                "v" => stored = xml.text()?,
                "is" => inline = Some(rich_text(xml, "is")?),
                _ => xml.skip()?,
            },
            Seen::End(name) if name == "c" => break,
            Seen::Over => return Err(Unreadable::CutOff),
            _ => {}
        }
    }
    if kind == "inlineStr" {
        return Ok(inline.map(Value::Text));
    }
    if stored.is_empty() {
        return Ok(None);
    }
    let trimmed = stored.trim();
    Ok(Some(match kind {
        "s" => {
            let place: usize = trimmed.parse().map_err(|_| Unreadable::Broken)?;
            Value::Text(strings.get(place).ok_or(Unreadable::Broken)?.clone())
        }
        "b" => Value::Bool(!["0", "false"].contains(&trimmed)),
        "e" => Value::Error(stored),
        "" | "n" => number(trimmed, shown).ok_or(Unreadable::Broken)?,
        "d" => Value::Text(stored.replacen('T', " ", 1)),
        _ => Value::Text(stored),
    }))
}

fn number(stored: &str, shown: Shown) -> Option<Value> {
    let whole = (!stored.contains(['.', 'e', 'E'])).then(|| stored.parse().ok()).flatten();
    let number: f64 = stored.parse().ok()?;
    Some(match (shown, whole) {
        (Shown::Days, _) => Value::Days(number),
        (Shown::Duration, _) => Value::Duration(number),
        (Shown::Number, Some(whole)) => Value::Whole(whole),
        (Shown::Number, None) => Value::Number(number),
    })
}
