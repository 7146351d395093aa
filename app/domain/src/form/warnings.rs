//! What a question should not ask: names, telephones, addresses, e-mail, identity numbers, dates of birth.
//!
//! A guess over Spanish and English words, whatever the language of the form. It only warns: it refuses nothing, and a
//! text without a warning is not a safe one. "Do not say names" and "without giving your name" are no questions.

mod phrases;
mod subjects;

use serde::{Deserialize, Serialize};

use self::phrases::{DENIALS, FILLINGS, PEOPLE, REQUESTS, TURNS};
use self::subjects::{SUBJECTS, Subject};
use super::FormDefinition;
use crate::text::folded;

/// Something that says who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Personal {
    Name,
    Telephone,
    Address,
    Email,
    IdentityNumber,
    BirthDate,
}

/// A question whose words ask for something personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub question: String,
    pub asks_for: Personal,
}

/// Every warning of a form, in the order of its questions: over label and help, in all languages.
pub fn warnings(form: &FormDefinition) -> Vec<Warning> {
    let mut found = Vec::new();
    for question in form.questions.iter() {
        let texts = question.label.iter().chain(question.hint.iter());
        let mut asked: Vec<Personal> = texts.flat_map(|(_, text)| asks_for(text)).collect();
        asked.sort_unstable();
        asked.dedup();
        found.extend(asked.into_iter().map(|asks_for| Warning { question: question.name.clone(), asks_for }));
    }
    found
}

/// What this text asks for, each once.
pub fn asks_for(text: &str) -> Vec<Personal> {
    let text = folded(text);
    let mut found: Vec<Personal> = Vec::new();
    for sentence in text.split(['.', ';', ':', '?', '!', '¿', '¡', '\n', '(', ')', '|']) {
        let mut denied = false;
        for clause in clauses(sentence) {
            // "We do not ask for names, telephones": what denies the one denies the other.
            denied = denied && !REQUESTS.iter().any(|phrase| find(&clause, phrase).is_some());
            for subject in SUBJECTS {
                let asked = asked_at(&clause, subject).is_some_and(|at| !denied && !denies(&clause[..at]));
                if asked && !found.contains(&subject.is) {
                    found.push(subject.is);
                }
            }
            denied = denied || denies(&clause);
        }
    }
    found.sort_unstable();
    found
}

/// Words between commas and between turns such as "but".
fn clauses(sentence: &str) -> Vec<Vec<&str>> {
    let words = |part| -> Vec<&str> {
        let parts = str::split(part, |c: char| !c.is_alphanumeric() && c != '\'');
        parts.filter(|word| !word.is_empty()).collect()
    };
    let parts = sentence.split(',').map(words);
    parts
        .flat_map(|part| part.split(|word| TURNS.contains(word)).map(<[&str]>::to_vec).collect::<Vec<_>>())
        .collect()
}

fn denies(words: &[&str]) -> bool {
    words.iter().any(|word| DENIALS.contains(word))
}

/// Where a phrase stands among words.
fn find(words: &[&str], phrase: &str) -> Option<usize> {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).position(|window| window == phrase)
}

/// Where in the clause the subject is asked for, not just spoken of: by a phrase that says so, standing alone
/// ("Full name"), or close behind words that request it ("write the telephone").
fn asked_at(clause: &[&str], subject: &Subject) -> Option<usize> {
    let told = subject.told.iter().find_map(|phrase| find(clause, phrase));
    told.or_else(|| {
        let alone = clause.iter().all(|word| FILLINGS.contains(word) || is_subject(word));
        let at = clause.iter().position(|word| subject.words.contains(word))?;
        let near = &clause[at.saturating_sub(NEAR)..at];
        let requested = REQUESTS.iter().any(|phrase| find(near, phrase).is_some());
        (alone || requested && !is_of_a_thing(&clause[at + 1..])).then_some(at)
    })
}

fn is_subject(word: &str) -> bool {
    SUBJECTS.iter().any(|subject| subject.words.contains(&word))
}

/// "The name of the school" is not the name of a person.
fn is_of_a_thing(after: &[&str]) -> bool {
    let linked = after.first().is_some_and(|word| ["de", "del", "of", "for", "que", "that"].contains(word));
    linked && !after.iter().take(NEAR).any(|word| PEOPLE.contains(word))
}

/// A request and what it asks for stand at most so many words apart.
const NEAR: usize = 5;

#[cfg(test)]
mod tests;
