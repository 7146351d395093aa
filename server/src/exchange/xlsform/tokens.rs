//! A form's text as the field's own converter cuts it, which decides what is a calculation and what is a value.

use super::names::{name_length, prefixed_length};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A date, a time, both, or a number.
    Value,
    Math,
    Compare,
    Logic,
    Union,
    Open,
    Close,
    Bracket,
    Step,
    Slash,
    Quoted,
    Comma,
    Space,
    Reference,
    /// With its opening parenthesis.
    Call,
    /// A name with its opening bracket.
    Predicate,
    Name,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Byte where it begins.
    pub at: usize,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (kind, length) = first(&text[at..]);
        found.push(Token { kind, text: &text[at..at + length], at });
        at += length;
    }
    found
}

/// Whether a default is computed when the form is opened: it has an operator, a function or a reference.
/// A minus sign is none in dates and positions.
pub fn is_dynamic(default: &str, question_type: &str) -> bool {
    let with_minus = ["date", "dateTime", "geopoint", "geotrace", "geoshape"].contains(&question_type);
    for token in tokens(default) {
        if with_minus && token.kind == Kind::Math && token.text == "-" {
            return false;
        }
        if matches!(token.kind, Kind::Math | Kind::Union | Kind::Reference | Kind::Call) {
            return true;
        }
    }
    false
}

/// The first token; what is earlier in the list wins, not what is longer.
fn first(text: &str) -> (Kind, usize) {
    let value = moment(text).or_else(|| number(text));
    if let Some(length) = value {
        return (Kind::Value, length);
    }
    let fixed: [(Kind, &[&str]); 4] = [
        (Kind::Math, &["*", "+", "-", " mod ", " div "]),
        (Kind::Compare, &["=", "!=", "<", ">", ">="]),
        (Kind::Logic, &[" and ", " or "]),
        (Kind::Union, &["|"]),
    ];
    for (kind, words) in fixed {
        if let Some(word) = words.iter().find(|word| text.starts_with(**word)) {
            return (kind, word.len());
        }
    }
    let Some(c) = text.chars().next() else { return (Kind::Other, 0) };
    let step = if text.starts_with("..") { 2 } else { 1 };
    match c {
        '(' => return (Kind::Open, 1),
        ')' => return (Kind::Close, 1),
        '[' | '{' | '}' => return (Kind::Bracket, 1),
        '.' => return (Kind::Step, step),
        '/' => return (Kind::Slash, 1),
        '"' | '\'' => {
            if let Some(end) = text[1..].find(c) {
                return (Kind::Quoted, end + 2);
            }
        }
        ',' => return (Kind::Comma, 1),
        c if c.is_whitespace() => {
            return (Kind::Space, text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len()));
        }
        '$' => {
            if let Some(length) = reference_length(text) {
                return (Kind::Reference, length);
            }
        }
        // A closing bracket ends a predicate.
        ']' => return (Kind::Bracket, 1),
        _ => {}
    }
    let name = prefixed_length(text);
    match text[name..].chars().next() {
        _ if name == 0 => {}
        Some('(') => return (Kind::Call, name + 1),
        Some('[') => return (Kind::Predicate, name + 1),
        _ if text[name_length(text)..].starts_with("://") => return (Kind::Other, name_length(text) + 3),
        _ => return (Kind::Name, name),
    }
    (Kind::Other, if text.starts_with("${") { 2 } else { c.len_utf8() })
}

/// Bytes of `${name}` or `${last-saved#name}` at the beginning of a text.
pub fn reference_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("${")?;
    let plain = inside.strip_prefix("last-saved#").unwrap_or(inside);
    let name = name_length(plain);
    let before = text.len() - plain.len();
    (name > 0 && plain[name..].starts_with('}')).then_some(before + name + 1)
}

/// Date, time, or both with a `T`.
fn moment(text: &str) -> Option<usize> {
    match date(text) {
        Some(day) => Some(match text[day..].strip_prefix('T').and_then(time) {
            Some(clock) => day + 1 + clock,
            None => day,
        }),
        None => time(text),
    }
}

/// Bytes of a pattern in which `0` is a digit.
fn like(text: &str, pattern: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..pattern.len())?;
    let fits = bytes.iter().zip(pattern.bytes()).all(|(byte, wanted)| match wanted {
        b'0' => byte.is_ascii_digit(),
        other => *byte == other,
    });
    fits.then_some(pattern.len())
}

fn date(text: &str) -> Option<usize> {
    like(text, "0000-00-00").or_else(|| like(text, "-0000-00-00"))
}

fn time(text: &str) -> Option<usize> {
    let clock = like(text, "00:00:00")?;
    let rest = &text[clock..];
    let zone = like(rest, "+00:00").or_else(|| like(rest, "-00:00"));
    Some(clock + zone.or_else(|| rest.starts_with('Z').then_some(1)).unwrap_or(0))
}

fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(text.starts_with('-'));
    let whole = digits(&text[sign..]);
    let rest = &text[sign + whole..];
    match rest.strip_prefix('.').map(digits) {
        Some(fraction) if whole > 0 || fraction > 0 => Some(sign + whole + 1 + fraction),
        _ if whole > 0 => Some(sign + whole),
        _ => None,
    }
}
