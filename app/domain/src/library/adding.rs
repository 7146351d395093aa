//! Putting a question into a draft: with the lists it uses, the questions its rule reads, and the rest of its set.

use std::collections::BTreeSet;

use super::{Asks, Entry, Offer, all, find, list};
use crate::form::expression::Expression;
use crate::form::{Choice, FormDefinition, Kind, Question};
use crate::region::MinorsRule;
use crate::text::LocalText;

/// How a question of the library stands to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Its name is taken there: by itself, most likely.
    InForm,
    /// For people under 18, whom nobody interviews in this country.
    MinorsOff,
    /// It can be added, together with these, which the draft has not.
    Open { brings: Vec<&'static Entry> },
}

/// For people under 18, whom nobody interviews in this country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("interviews with people under 18 are off in this country")]
pub struct MinorsAreOff;

pub fn standing(draft: &FormDefinition, entry: &'static Entry, minors: &MinorsRule) -> Standing {
    if is_in(draft, entry) {
        return Standing::InForm;
    }
    let coming = with_what_it_needs(draft, entry);
    if *minors == MinorsRule::Off && coming.iter().any(|it| it.offer == Offer::Minors) {
        return Standing::MinorsOff;
    }
    Standing::Open { brings: coming.into_iter().filter(|it| it.code != entry.code).collect() }
}

/// The draft with this question at its end; as it was where the question stands in it already. A consent text takes the
/// place of the one before.
pub fn add(
    draft: &FormDefinition,
    entry: &'static Entry,
    minors: &MinorsRule,
) -> Result<FormDefinition, MinorsAreOff> {
    let mut form = draft.clone();
    match standing(draft, entry, minors) {
        Standing::InForm => {}
        Standing::MinorsOff => return Err(MinorsAreOff),
        Standing::Open { .. } => {
            for it in with_what_it_needs(draft, entry) {
                let question = question(it);
                if it.asks == Asks::Consent {
                    agree(&mut form, question);
                } else {
                    form.questions.push(question);
                }
            }
        }
    }
    Ok(form)
}

fn is_in(draft: &FormDefinition, entry: &Entry) -> bool {
    match entry.asks {
        Asks::Consent => consent(draft).is_some_and(|consent| consent.label == entry.label.text()),
        _ => draft.question(entry.code).is_some(),
    }
}

/// The question, the rest of its set and whatever their rules read, as far as the draft has them not; in the order of
/// the library, where each stands after the ones that its rule reads.
fn with_what_it_needs(draft: &FormDefinition, entry: &'static Entry) -> Vec<&'static Entry> {
    let mut codes = BTreeSet::new();
    let mut open = vec![entry];
    while let Some(next) = open.pop() {
        if is_in(draft, next) || !codes.insert(next.code) {
            continue;
        }
        open.extend(all().map(|(_, it)| it).filter(|it| !next.set.is_empty() && it.set == next.set));
        open.extend(reads(next).iter().filter_map(|code| find(code)));
    }
    all().map(|(_, it)| it).filter(|it| codes.contains(it.code)).collect()
}

/// The questions that its rule reads.
fn reads(entry: &Entry) -> Vec<String> {
    let rule = Expression::parse(entry.relevant);
    rule.map(|rule| rule.questions().into_iter().map(str::to_owned).collect()).unwrap_or_default()
}

fn question(entry: &Entry) -> Question {
    let kind = match entry.asks {
        Asks::Consent => Kind::Consent,
        Asks::Note => Kind::Note,
        Asks::One(name) => Kind::SelectOne { choices: choices(name) },
        Asks::Many(name) => Kind::SelectMany { choices: choices(name) },
        Asks::Whole(..) => Kind::Integer,
        Asks::Place => Kind::Place,
    };
    let (constraint, constraint_message) = match entry.asks {
        Asks::Whole(from, to) => (
            format!(". >= {from} and . <= {to}"),
            LocalText::both(
                &format!("Escriba un número de {from} a {to}."),
                &format!("Write a number from {from} to {to}."),
            ),
        ),
        _ => Default::default(),
    };
    Question {
        hint: entry.hint.text(),
        relevant: entry.relevant.to_owned(),
        constraint,
        constraint_message,
        required: entry.asks == Asks::Consent,
        sensitivity: entry.sensitivity,
        name: entry.code.to_owned(),
        kind,
        label: entry.label.text(),
    }
}

fn choices(name: &str) -> Vec<Choice> {
    let listed = list(name).unwrap_or_default().iter();
    listed.map(|choice| Choice { code: choice.code.to_owned(), label: choice.label.text() }).collect()
}

fn consent(form: &FormDefinition) -> Option<&Question> {
    form.questions.iter().find(|question| question.kind == Kind::Consent)
}

/// The name of the consent stays: answers of earlier versions stand under it.
fn agree(form: &mut FormDefinition, question: Question) {
    match form.questions.iter_mut().find(|question| question.kind == Kind::Consent) {
        Some(before) => *before = Question { name: before.name.clone(), ..question },
        None => form.questions.insert(0, Question { name: "consent".to_owned(), ..question }),
    }
}

#[cfg(test)]
mod tests;
