//! One question of the library, and the words in which the files beside this one write it down.

use crate::form::Sensitivity;
use crate::text::{Lang, LocalText};

/// The same text in both languages; both blank where there is nothing to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    pub es: &'static str,
    pub en: &'static str,
}

impl Both {
    pub const NONE: Both = both("", "");

    pub fn is_blank(self) -> bool {
        self.es.is_empty() && self.en.is_empty()
    }

    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }

    pub fn text(self) -> LocalText {
        if self.is_blank() { LocalText::default() } else { LocalText::both(self.es, self.en) }
    }
}

pub const fn both(es: &'static str, en: &'static str) -> Both {
    Both { es, en }
}

/// What kind of answer is asked for. Lists are named; see [`super::list`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Agreement to be interviewed: the first question of a form.
    Consent,
    /// Only read.
    Note,
    One(&'static str),
    Many(&'static str),
    /// A whole number between these two.
    Whole(u32, u32),
    /// One of the places of the wave.
    Place,
}

/// To whom a question may be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    Adults,
    /// People under 18: off until the profile of the country opens it, with an approval and its rule for guardians.
    Minors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its code in the codebook and its name in a form: small letters, digits and `_`; unique in the library.
    pub code: &'static str,
    pub asks: Asks,
    pub label: Both,
    pub hint: Both,
    /// As in a form: asked only when this is true. It reads questions of the library.
    pub relevant: &'static str,
    pub sensitivity: Sensitivity,
    /// The official or regional survey concept it aligns with; the words are ours.
    pub concept: Both,
    /// For coordinators: what to be careful about, and why it is asked in this form.
    pub care: Both,
    pub offer: Offer,
    /// Questions with the same word here are added together and in their order; blank: alone.
    pub set: &'static str,
}

impl Entry {
    const fn new(code: &'static str, asks: Asks, concept: Both, label: Both) -> Self {
        Self {
            code,
            asks,
            label,
            hint: Both::NONE,
            relevant: "",
            sensitivity: Sensitivity::Ordinary,
            concept,
            care: Both::NONE,
            offer: Offer::Adults,
            set: "",
        }
    }

    pub(super) const fn hint(self, es: &'static str, en: &'static str) -> Self {
        Self { hint: both(es, en), ..self }
    }

    /// Asked only if.
    pub(super) const fn only_if(self, relevant: &'static str) -> Self {
        Self { relevant, ..self }
    }

    /// Could harm somebody in the wrong hands.
    pub(super) const fn sensitive(self) -> Self {
        Self { sensitivity: Sensitivity::Sensitive, ..self }
    }

    /// Could cost somebody a great deal: the stricter threshold holds in every release.
    pub(super) const fn highly_sensitive(self) -> Self {
        Self { sensitivity: Sensitivity::HighlySensitive, ..self }
    }

    pub(super) const fn care(self, es: &'static str, en: &'static str) -> Self {
        Self { care: both(es, en), ..self }
    }

    pub(super) const fn for_minors(self) -> Self {
        Self { offer: Offer::Minors, ..self }
    }

    pub(super) const fn of_set(self, set: &'static str) -> Self {
        Self { set, ..self }
    }
}

pub(super) const fn one(
    code: &'static str,
    list: &'static str,
    concept: Both,
    es: &'static str,
    en: &'static str,
) -> Entry {
    Entry::new(code, Asks::One(list), concept, both(es, en))
}

pub(super) const fn many(
    code: &'static str,
    list: &'static str,
    concept: Both,
    es: &'static str,
    en: &'static str,
) -> Entry {
    Entry::new(code, Asks::Many(list), concept, both(es, en))
}

/// Any other kind of answer.
pub(super) const fn asking(
    code: &'static str,
    asks: Asks,
    concept: Both,
    es: &'static str,
    en: &'static str,
) -> Entry {
    Entry::new(code, asks, concept, both(es, en))
}
