//! `${name}` in cells.

use super::names::name_length;

/// A well-formed reference in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'a> {
    pub name: &'a str,
    /// The answer of the record before this one, not of this one.
    pub last_saved: bool,
}

/// Something that begins like a reference and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

/// Whether there is anything to look for.
pub fn might_refer(text: &str) -> bool {
    text.len() > 2 && text.contains("${")
}

/// All references of a text in order.
pub fn references(text: &str) -> Result<Vec<Reference<'_>>, Malformed> {
    let mut found = Vec::new();
    let mut rest = text;
    while text.len() > 2
        && let Some(at) = rest.find("${")
    {
        let inside = &rest[at + 2..];
        match inside.find('}') {
            Some(0) => rest = inside,
            Some(end) => {
                found.push(one(&inside[..end]).ok_or(Malformed)?);
                rest = &inside[end + 1..];
            }
            None => return Err(Malformed),
        }
    }
    Ok(found)
}

/// Whether a text has at least one well-formed reference before anything malformed.
pub fn has_reference(text: &str) -> bool {
    text.len() > 2 && first(text).is_some()
}

/// The reference that a text is, if it is nothing else.
pub fn only_reference(text: &str) -> Option<Reference<'_>> {
    let inside = text.strip_prefix("${")?.strip_suffix('}')?;
    if inside.contains('}') { None } else { one(inside) }
}

fn first(text: &str) -> Option<Reference<'_>> {
    let mut rest = text;
    loop {
        let inside = &rest[rest.find("${")? + 2..];
        match inside.find('}')? {
            0 => rest = inside,
            end => return one(&inside[..end]),
        }
    }
}

fn one(inside: &str) -> Option<Reference<'_>> {
    let name = inside.strip_prefix("last-saved#").unwrap_or(inside);
    let whole = !name.is_empty() && name_length(name) == name.len();
    whole.then_some(Reference { name, last_saved: name.len() < inside.len() })
}
