//! An answer set as the phone seals it and the server opens it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One answer. "Don't know" and "prefer not to answer" are answers, not gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    One(String),
    Many(Vec<String>),
    Integer(i64),
    DontKnow,
    PreferNot,
}

/// Answers by question name, in a stable order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Answer>);

impl Answers {
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    pub fn set(&mut self, question: &str, answer: Answer) {
        self.0.insert(question.to_owned(), answer);
    }

    pub fn clear(&mut self, question: &str) {
        self.0.remove(question);
    }
}

/// Who held the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// A volunteer asked.
    Interview,
    /// The respondent answered alone through a link or poster.
    Alone,
}

/// What is inside the seal. No time, no device, no volunteer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub mode: Mode,
    /// Language of the interview.
    pub language: String,
    /// SHA-256 (hex) of the consent text that was shown, in that language.
    pub consent: String,
    pub answers: Answers,
}

impl Payload {
    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
