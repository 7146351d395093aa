//! Types that name a list: `select_one LIST or_other`.

/// Which kind of choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    One,
    Many,
    Rank,
    /// One of a list too long for the form: an `itemsets.csv` beside it.
    External,
}

impl Pick {
    /// The plain name of the type.
    pub fn question_type(self) -> &'static str {
        match self {
            Self::One => "select one",
            Self::Many => "select all that apply",
            Self::Rank => "rank",
            Self::External => "select one external",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Select<'a> {
    pub command: &'a str,
    pub pick: Pick,
    pub list: &'a str,
    pub or_other: bool,
}

const COMMANDS: [(&str, Pick); 15] = [
    ("add select one prompt using", Pick::One),
    ("add select multiple prompt using", Pick::Many),
    ("select all that apply from", Pick::Many),
    ("select one from file", Pick::One),
    ("select multiple from file", Pick::Many),
    ("select one from", Pick::One),
    ("select1", Pick::One),
    ("select_one", Pick::One),
    ("select one", Pick::One),
    ("select_multiple", Pick::Many),
    ("select all that apply", Pick::Many),
    ("select_one_external", Pick::External),
    ("select_one_from_file", Pick::One),
    ("select_multiple_from_file", Pick::Many),
    ("rank", Pick::Rank),
];

/// Endings of files that hold a list.
pub const FILES: [&str; 3] = [".xml", ".csv", ".geojson"];

impl<'a> Select<'a> {
    /// Command, one space, a list without spaces, and perhaps the wish for "other".
    pub fn of(question_type: &'a str) -> Option<Self> {
        COMMANDS.into_iter().find_map(|(command, pick)| {
            let rest = question_type.strip_prefix(command)?.strip_prefix(' ')?;
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (list, more) = rest.split_at(end);
            let or_other = match more {
                "" => false,
                " or specify other" | " or_other" | " or other" => true,
                _ => return None,
            };
            (!list.is_empty()).then_some(Self { command, pick, list, or_other })
        })
    }

    pub fn asks_a_file(&self) -> bool {
        self.command.ends_with("from_file") || self.command.ends_with("from file")
    }
}

/// A name and its ending with the point; a point in front is no ending.
pub fn split_ending(name: &str) -> (&str, &str) {
    let file = name.rfind('/').map_or(0, |at| at + 1);
    match name[file..].rfind('.') {
        Some(at) if name[file..file + at].chars().any(|c| c != '.') => name.split_at(file + at),
        _ => (name, ""),
    }
}
