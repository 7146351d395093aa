//! The question library: questions in Spanish and English, written for this subject and ready to be put into a form.
//!
//! Content as data, one file for each theme. Nothing here asks for names, addresses, telephones, who did something,
//! whether the respondent owns an arm, paid anybody or broke a law: such questions can hurt people, and no answer is
//! worth that. "Don't know" and "prefer not to answer" are offered by the engine and never stand among the choices.
//!
//! Read by the server only; the phone gets the form that was made of it.

mod adding;
mod arms;
mod background;
mod concepts;
mod consent;
mod disarmament;
mod entry;
mod extortion;
mod lists;
mod safety;
mod search;
mod short_set;
mod trust;
mod victimisation;

pub use adding::{MinorsAreOff, Standing, add, standing};
pub use entry::{Asks, Both, Entry, Offer};
pub use lists::{ListChoice, all as lists, list};
pub use search::matching;

/// A shelf of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    Consent,
    Background,
    Functioning,
    Safety,
    Victimisation,
    Arms,
    Extortion,
    Trust,
    Disarmament,
}

impl Theme {
    /// In the order in which an interview goes best: from the easy to the hard, and back to what can be done.
    pub const ALL: [Theme; 9] = [
        Theme::Consent,
        Theme::Background,
        Theme::Functioning,
        Theme::Safety,
        Theme::Victimisation,
        Theme::Arms,
        Theme::Extortion,
        Theme::Trust,
        Theme::Disarmament,
    ];

    /// The theme in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Theme::Consent => "consent",
            Theme::Background => "background",
            Theme::Functioning => "functioning",
            Theme::Safety => "safety",
            Theme::Victimisation => "victimisation",
            Theme::Arms => "arms",
            Theme::Extortion => "extortion",
            Theme::Trust => "trust",
            Theme::Disarmament => "disarmament",
        }
    }

    pub fn parse(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// Its questions, each after the ones that its rule reads.
    pub fn entries(self) -> &'static [Entry] {
        match self {
            Theme::Consent => consent::ENTRIES,
            Theme::Background => background::ENTRIES,
            Theme::Functioning => short_set::ENTRIES,
            Theme::Safety => safety::ENTRIES,
            Theme::Victimisation => victimisation::ENTRIES,
            Theme::Arms => arms::ENTRIES,
            Theme::Extortion => extortion::ENTRIES,
            Theme::Trust => trust::ENTRIES,
            Theme::Disarmament => disarmament::ENTRIES,
        }
    }
}

/// Every question with its theme.
pub fn all() -> impl Iterator<Item = (Theme, &'static Entry)> {
    Theme::ALL.into_iter().flat_map(|theme| theme.entries().iter().map(move |entry| (theme, entry)))
}

/// The question with this code.
pub fn find(code: &str) -> Option<&'static Entry> {
    all().map(|(_, entry)| entry).find(|entry| entry.code == code)
}
