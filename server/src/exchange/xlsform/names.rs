//! Which names may stand in XML and in references.

/// What a name may begin with. The capital letters `À` to `Ö` are missing: the field's own converter refuses them.
pub fn starts_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

pub fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Bytes of the name at the beginning of a text; 0 if there is none.
pub fn name_length(text: &str) -> usize {
    let mut letters = text.char_indices();
    match letters.next() {
        Some((_, first)) if starts_name(first) => {}
        _ => return 0,
    }
    letters.find(|(_, c)| !continues_name(*c)).map_or(text.len(), |(at, _)| at)
}

/// The same with at most one prefix, `jr:count`.
pub fn prefixed_length(text: &str) -> usize {
    let first = name_length(text);
    match text[first..].strip_prefix(':').map(name_length) {
        Some(second) if first > 0 && second > 0 => first + 1 + second,
        _ => first,
    }
}

/// Whether a text is a name and nothing else.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && prefixed_length(text) == text.len()
}

/// Only so many names are compared with a mistyped one.
const MOST_COMPARED: usize = 1_000;

/// The one of `known` that a person may have meant, at most two letters off.
pub fn similar<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted = name.to_lowercase();
    known
        .take(MOST_COMPARED)
        .filter(|it| it.chars().count().abs_diff(name.chars().count()) <= 2)
        .map(|it| (distance(&wanted, &it.to_lowercase()), it))
        .filter(|(distance, _)| *distance <= 2)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it.to_owned())
}

/// Letters to add, leave out or replace to make one text the other.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
