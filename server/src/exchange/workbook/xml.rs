//! XML of a part, event by event, no deeper than a workbook needs and without entities from outside.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Unreadable;

const MOST_DEPTH: usize = 64;

/// A part being read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

/// What matters of an event.
pub enum Seen<'a> {
    Start(BytesStart<'a>),
    Text(String),
    End(String),
    Over,
}

impl<'a> Xml<'a> {
    pub fn of(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_end_names = false;
        Ok(Self { reader, depth: 0 })
    }

    pub fn next(&mut self) -> Result<Seen<'a>, Unreadable> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MOST_DEPTH {
                        return Err(Unreadable::Broken);
                    }
                    Seen::Start(start)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Seen::End(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Seen::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Seen::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => {
                    Seen::Text(character(&name).ok_or(Unreadable::Broken)?.to_string())
                }
                Event::Eof if self.depth > 0 => return Err(Unreadable::CutOff),
                Event::Eof => Seen::Over,
                _ => continue,
            });
        }
    }

    /// Everything between here and the end of the element that has just begun, as text.
    pub fn text(&mut self) -> Result<String, Unreadable> {
        let depth = self.depth;
        let mut whole = String::new();
        loop {
            match self.next()? {
                Seen::Text(text) => whole.push_str(&text),
                Seen::End(_) if self.depth < depth => return Ok(whole),
                Seen::Over => return Err(Unreadable::CutOff),
                _ => {}
            }
        }
    }

    /// Passes over the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Unreadable> {
        let depth = self.depth;
        loop {
            match self.next()? {
                Seen::End(_) if self.depth < depth => return Ok(()),
                Seen::Over => return Err(Unreadable::CutOff),
                _ => {}
            }
        }
    }
}

/// The value of an attribute by its name without prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all.with_checks(false).flatten();
    let found = found.filter(|it| it.key.local_name().as_ref() == name).last()?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// What `&amp;` or `&#233;` stands for.
fn character(name: &BytesRef<'_>) -> Option<char> {
    match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}
