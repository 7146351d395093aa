//! A form as data, and the one engine that checks it on the phone and again on the server.
//!
//! Rules (`relevant`, `constraint`) are ODK XPath text; see [`expression`].

pub mod engine;
pub mod expression;
pub mod warnings;

use serde::{Deserialize, Serialize};

use crate::text::LocalText;

/// A published form version: never changed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormDefinition {
    /// Stable code of the form, shared by its versions.
    pub code: String,
    pub title: LocalText,
    /// Language that every text has; the others fall back to it.
    pub base_language: String,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Letters, digits and `_`, starting with a letter; unique in the form.
    pub name: String,
    #[serde(flatten)]
    pub kind: Kind,
    pub label: LocalText,
    #[serde(default, skip_serializing_if = "LocalText::is_blank")]
    pub hint: LocalText,
    /// Asked only when this is true. Empty: always asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub relevant: String,
    /// `.` is the answer. Empty: anything of the right type.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub constraint: String,
    #[serde(default, skip_serializing_if = "LocalText::is_blank")]
    pub constraint_message: LocalText,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub sensitivity: Sensitivity,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Kind {
    /// The label is the consent text; its hash goes with every answer. Without a yes there is no interview.
    Consent,
    SelectOne {
        choices: Vec<Choice>,
    },
    SelectMany {
        choices: Vec<Choice>,
    },
    Integer,
    /// Chosen among the places of the wave.
    Place,
    /// Only read.
    Note,
}

impl Kind {
    /// Whether "don't know" and "prefer not to answer" are offered: on every question that asks something.
    pub fn offers_codes(&self) -> bool {
        !matches!(self, Kind::Consent | Kind::Note | Kind::Place)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub code: String,
    pub label: LocalText,
}

/// How much harm an answer could do in the wrong hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    #[default]
    Ordinary,
    Sensitive,
    /// Stricter threshold in every release.
    HighlySensitive,
}

/// The questions by which results are broken down have fixed names.
pub const SEX: &str = "sex";
pub const AGE_BAND: &str = "age_band";
pub const PLACE: &str = "place";

impl FormDefinition {
    /// SHA-256 (hex) of the canonical JSON: fields in the order of this file, languages sorted.
    pub fn hash(&self) -> String {
        crate::envelope::sha256_hex(serde_json::to_string(self).unwrap_or_default().as_bytes())
    }

    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.name == name)
    }

    /// The consent text in this language, and its SHA-256 (hex); empty for a form without one.
    pub fn consent_hash(&self, lang: &str) -> String {
        let consent = self.questions.iter().find(|question| question.kind == Kind::Consent);
        consent
            .map(|question| crate::envelope::sha256_hex(question.label.get(lang).as_bytes()))
            .unwrap_or_default()
    }
}
