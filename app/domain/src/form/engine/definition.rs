//! What keeps a draft from being published: everything at once, each with its question.

use serde::{Deserialize, Serialize};

use super::super::expression::{DONT_KNOW, Expression, NotAnExpression, PREFER_NOT};
use super::super::{FormDefinition, Kind, Question, Sensitivity};

const QUESTIONS: usize = 500;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "form")]
pub enum FormProblem {
    #[error("the form has no question")]
    NoQuestions,
    #[error("more than {limit} questions")]
    TooManyQuestions { limit: usize },
    #[error("{question}: a name is letters, digits and _, and starts with a letter")]
    BadName { question: String },
    #[error("{question}: the name is used twice")]
    NameTwice { question: String },
    #[error("{question}: no text in the base language")]
    NoLabel { question: String },
    #[error("{question}: no choices")]
    NoChoices { question: String },
    #[error("{question}: the choice {code} stands twice")]
    ChoiceTwice { question: String, code: String },
    #[error("{question}: the choice code {code} is reserved or has a space")]
    BadChoice { question: String, code: String },
    #[error("{question}: {problem}")]
    Rule { question: String, problem: NotAnExpression },
    #[error("{question}: the rule reads {reads}, which is not asked before")]
    ReadsLater { question: String, reads: String },
    #[error("{question}: a sensitive question can always be skipped")]
    SensitiveRequired { question: String },
    #[error("{question}: consent comes first, and once")]
    ConsentNotFirst { question: String },
}

/// Every problem of a draft, in the order of its questions.
pub fn check_definition(form: &FormDefinition) -> Vec<FormProblem> {
    let mut found = Vec::new();
    if form.questions.is_empty() {
        found.push(FormProblem::NoQuestions);
    }
    if form.questions.len() > QUESTIONS {
        found.push(FormProblem::TooManyQuestions { limit: QUESTIONS });
    }
    for (at, question) in form.questions.iter().enumerate() {
        let name = || question.name.clone();
        let before: Vec<&str> = form.questions[..at].iter().map(|q| q.name.as_str()).collect();
        if !name_is_plain(&question.name) {
            found.push(FormProblem::BadName { question: name() });
        }
        if before.contains(&question.name.as_str()) {
            found.push(FormProblem::NameTwice { question: name() });
        }
        if question.label.exact(&form.base_language).is_none() {
            found.push(FormProblem::NoLabel { question: name() });
        }
        if question.required && question.sensitivity > Sensitivity::Ordinary {
            found.push(FormProblem::SensitiveRequired { question: name() });
        }
        if question.kind == Kind::Consent && at > 0 {
            found.push(FormProblem::ConsentNotFirst { question: name() });
        }
        check_choices(question, &mut found);
        check_rule(question, &question.relevant, &before, &mut found);
        let with_own: Vec<&str> = before.iter().copied().chain([question.name.as_str()]).collect();
        check_rule(question, &question.constraint, &with_own, &mut found);
    }
    found
}

fn name_is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 40
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn check_choices(question: &Question, found: &mut Vec<FormProblem>) {
    let (Kind::SelectOne { choices } | Kind::SelectMany { choices }) = &question.kind else {
        return;
    };
    let name = || question.name.clone();
    if choices.is_empty() {
        found.push(FormProblem::NoChoices { question: name() });
    }
    for (at, choice) in choices.iter().enumerate() {
        let code = || choice.code.clone();
        let reserved = [DONT_KNOW, PREFER_NOT].contains(&choice.code.as_str());
        if reserved || choice.code.is_empty() || choice.code.contains(char::is_whitespace) {
            found.push(FormProblem::BadChoice { question: name(), code: code() });
        }
        if choices[..at].iter().any(|other| other.code == choice.code) {
            found.push(FormProblem::ChoiceTwice { question: name(), code: code() });
        }
    }
}

fn check_rule(question: &Question, rule: &str, known: &[&str], found: &mut Vec<FormProblem>) {
    if rule.trim().is_empty() {
        return;
    }
    match Expression::parse(rule) {
        Err(problem) => found.push(FormProblem::Rule { question: question.name.clone(), problem }),
        Ok(parsed) => {
            for reads in parsed.questions().into_iter().filter(|reads| !known.contains(reads)) {
                found.push(FormProblem::ReadsLater {
                    question: question.name.clone(),
                    reads: reads.to_owned(),
                });
            }
        }
    }
}
