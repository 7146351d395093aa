//! From the fields of an HTML form to answers: the same on the phone and for a page without script.

use super::super::expression::{DONT_KNOW, PREFER_NOT};
use super::super::{FormDefinition, Kind, Question};
use super::AnswerProblem;
use crate::response::{Answer, Answers};

/// Fields are named like their questions; a blank field is no answer.
pub fn answers_from_fields(
    form: &FormDefinition,
    fields: &[(String, String)],
) -> (Answers, Vec<AnswerProblem>) {
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    for question in &form.questions {
        let typed = fields.iter().filter(|(name, _)| *name == question.name).map(|(_, value)| value.trim());
        let typed: Vec<&str> = typed.filter(|value| !value.is_empty()).collect();
        match answer(question, &typed) {
            Ok(Some(answer)) => answers.set(&question.name, answer),
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    (answers, problems)
}

fn answer(question: &Question, typed: &[&str]) -> Result<Option<Answer>, AnswerProblem> {
    let Some(first) = typed.first() else {
        return Ok(None);
    };
    if question.kind.offers_codes() {
        if typed.contains(&PREFER_NOT) {
            return Ok(Some(Answer::PreferNot));
        }
        if typed.contains(&DONT_KNOW) {
            return Ok(Some(Answer::DontKnow));
        }
    }
    match &question.kind {
        Kind::Note => Ok(None),
        Kind::Consent | Kind::SelectOne { .. } | Kind::Place => Ok(Some(Answer::One((*first).to_owned()))),
        Kind::SelectMany { choices } => {
            // In the order of the form, so that the same choice of boxes is the same answer.
            let mut codes: Vec<&str> =
                choices.iter().map(|c| c.code.as_str()).filter(|c| typed.contains(c)).collect();
            codes.extend(typed.iter().filter(|code| !choices.iter().any(|c| c.code == **code)));
            Ok(Some(Answer::Many(codes.into_iter().map(str::to_owned).collect())))
        }
        Kind::Integer => {
            let plain = first.trim_start_matches('-').chars().all(|c| c.is_ascii_digit());
            match first.parse() {
                Ok(number) if plain => Ok(Some(Answer::Integer(number))),
                _ => Err(AnswerProblem::NotANumber { question: question.name.clone() }),
            }
        }
    }
}
