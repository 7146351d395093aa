//! The choice lists of the library, by name. A form takes the ones that its questions use, and several questions share
//! one: a scale that reads the same everywhere is answered faster and can be compared.

mod answers;
mod events;
mod people;
mod scales;

use super::entry::{Both, both};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListChoice {
    pub code: &'static str,
    pub label: Both,
}

/// A list and its name: small letters, digits and `_`.
pub type List = (&'static str, &'static [ListChoice]);

const fn choice(code: &'static str, es: &'static str, en: &'static str) -> ListChoice {
    ListChoice { code, label: both(es, en) }
}

/// The choices of the list with this name, in the order in which they are read out.
pub fn list(name: &str) -> Option<&'static [ListChoice]> {
    all().find(|(found, _)| *found == name).map(|(_, choices)| choices)
}

/// Every list.
pub fn all() -> impl Iterator<Item = List> {
    [scales::LISTS, people::LISTS, events::LISTS, answers::LISTS].into_iter().flatten().copied()
}
