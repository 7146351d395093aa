//! What a plain HTML form sent, and what a page needs to show it again.

use crate::error::{AppError, Problem, ProblemKind};

/// Names and values of a posted form, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The trimmed value, or nothing at all: a blank field is an empty text.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value exactly as typed (passphrases).
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Every value of a repeated field (checkboxes).
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    pub fn required(&self, name: &str) -> Result<&str, AppError> {
        match self.get(name) {
            "" => Err(AppError::field(name, ProblemKind::Missing)),
            value => Ok(value),
        }
    }
}

/// Provided as context when a form was refused: the page draws it again with what was typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Refused {
    pub fields: Fields,
    pub problems: Vec<Problem>,
}

impl Refused {
    /// The refusal of this request, or an empty one on a first visit.
    pub fn of_this_request() -> Self {
        leptos::prelude::use_context::<Refused>().unwrap_or_default()
    }

    pub fn on<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.problems.iter().filter(move |problem| problem.field == field)
    }

    /// What was typed, else what the record holds.
    pub fn value_or(&self, field: &str, stored: &str) -> String {
        if self.fields.0.iter().any(|(key, _)| key == field) {
            self.fields.raw(field).to_owned()
        } else {
            stored.to_owned()
        }
    }
}

/// For the value of a query in an address.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_survives_in_an_address() {
        assert_eq!(encoded("Medellín & más"), "Medell%C3%ADn+%26+m%C3%A1s");
    }
}
