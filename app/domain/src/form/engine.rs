//! The one engine: checks a definition before it is published, guides an interview, and checks an answer set
//! on the phone and again on the server.

mod definition;
mod fields;

pub use definition::{FormProblem, check_definition};
pub use fields::answers_from_fields;

use serde::{Deserialize, Serialize};

use super::expression::Expression;
use super::{FormDefinition, Kind, Question};
use crate::place::Place;
use crate::response::{Answer, Answers, Payload};

/// The code of a given consent.
pub const YES: &str = "yes";

/// What is wrong with one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum AnswerProblem {
    #[error("the form has no question {question}")]
    UnknownQuestion { question: String },
    #[error("{question}: an answer of another type")]
    WrongType { question: String },
    #[error("{question}: not one of its choices")]
    OutsideChoices { question: String },
    #[error("{question}: the answer breaks the rule of the question")]
    Constraint { question: String },
    #[error("{question}: an answer is needed")]
    Required { question: String },
    #[error("{question}: not asked after the other answers")]
    NotRelevant { question: String },
    #[error("{question}: not a whole number")]
    NotANumber { question: String },
    #[error("no consent")]
    NoConsent,
}

impl AnswerProblem {
    /// The question it belongs to; none for a missing consent.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::NoConsent => None,
            Self::UnknownQuestion { question }
            | Self::WrongType { question }
            | Self::OutsideChoices { question }
            | Self::Constraint { question }
            | Self::Required { question }
            | Self::NotRelevant { question }
            | Self::NotANumber { question } => Some(question),
        }
    }
}

/// A definition with its rules parsed once.
pub struct Engine {
    form: FormDefinition,
    sites: Vec<Place>,
    rules: Vec<Rules>,
}

struct Rules {
    relevant: Option<Expression>,
    constraint: Option<Expression>,
}

/// The definition cannot run; [`check_definition`] says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the form has a rule that cannot be read")]
pub struct CannotRun;

impl Engine {
    pub fn new(form: FormDefinition, sites: Vec<Place>) -> Result<Self, CannotRun> {
        let parse = |text: &str| match text.trim() {
            "" => Ok(None),
            rule => Expression::parse(rule).map(Some).map_err(|_| CannotRun),
        };
        let rules = form
            .questions
            .iter()
            .map(|q| Ok(Rules { relevant: parse(&q.relevant)?, constraint: parse(&q.constraint)? }))
            .collect::<Result<_, _>>()?;
        Ok(Self { form, sites, rules })
    }

    pub fn form(&self) -> &FormDefinition {
        &self.form
    }

    pub fn sites(&self) -> &[Place] {
        &self.sites
    }

    /// Positions of the questions to ask, in order. A question behind a closed gate counts as unanswered.
    pub fn relevant(&self, answers: &Answers) -> Vec<usize> {
        let mut open = Vec::new();
        let mut seen = Answers::default();
        for (at, (question, rules)) in self.form.questions.iter().zip(&self.rules).enumerate() {
            if rules.relevant.as_ref().is_none_or(|rule| rule.holds(&seen, None)) {
                open.push(at);
                if let Some(answer) = answers.get(&question.name) {
                    seen.set(&question.name, answer.clone());
                }
            }
        }
        open
    }

    /// Checks one answer against its question. No answer is refused only where one is required.
    pub fn check_answer(
        &self,
        question: &Question,
        answer: Option<&Answer>,
        answers: &Answers,
    ) -> Result<(), AnswerProblem> {
        let name = || question.name.clone();
        let Some(answer) = answer else {
            let needed = question.required || matches!(question.kind, Kind::Consent | Kind::Place);
            return if needed { Err(AnswerProblem::Required { question: name() }) } else { Ok(()) };
        };
        let offered =
            |codes: &[super::Choice], code: &String| codes.iter().any(|choice| choice.code == *code);
        let fits = match (&question.kind, answer) {
            (kind, Answer::DontKnow | Answer::PreferNot) => {
                return if kind.offers_codes() {
                    Ok(())
                } else {
                    Err(AnswerProblem::OutsideChoices { question: name() })
                };
            }
            (Kind::Consent, Answer::One(code)) => code == YES || code == "no",
            (Kind::SelectOne { choices }, Answer::One(code)) => offered(choices, code),
            // More codes than choices: not even looked through.
            (Kind::SelectMany { choices }, Answer::Many(codes)) if codes.len() <= choices.len() => {
                let twice = codes.iter().enumerate().any(|(at, code)| codes[..at].contains(code));
                !codes.is_empty() && !twice && codes.iter().all(|code| offered(choices, code))
            }
            (Kind::SelectMany { .. }, Answer::Many(_)) => false,
            (Kind::Place, Answer::One(code)) => self.sites.iter().any(|site| site.code.code == *code),
            (Kind::Integer, Answer::Integer(_)) => true,
            _ => return Err(AnswerProblem::WrongType { question: name() }),
        };
        if !fits {
            return Err(AnswerProblem::OutsideChoices { question: name() });
        }
        let rule = self.rule_of(question).and_then(|rules| rules.constraint.as_ref());
        if rule.is_some_and(|rule| !rule.holds(answers, Some(answer))) {
            return Err(AnswerProblem::Constraint { question: name() });
        }
        Ok(())
    }

    fn rule_of(&self, question: &Question) -> Option<&Rules> {
        self.form
            .questions
            .iter()
            .zip(&self.rules)
            .find(|(q, _)| q.name == question.name)
            .map(|(_, rules)| rules)
    }

    /// Whether the respondent agreed; a form without a consent question needs none.
    pub fn consented(&self, answers: &Answers) -> bool {
        self.form
            .questions
            .iter()
            .filter(|q| q.kind == Kind::Consent)
            .all(|q| matches!(answers.get(&q.name), Some(Answer::One(code)) if code == YES))
    }

    /// The answers to keep: those of relevant questions only; or everything that is wrong, at once.
    pub fn finish(&self, answers: &Answers) -> Result<Answers, Vec<AnswerProblem>> {
        if !self.consented(answers) {
            return Err(vec![AnswerProblem::NoConsent]);
        }
        let mut kept = Answers::default();
        let mut problems = Vec::new();
        for at in self.relevant(answers) {
            let question = &self.form.questions[at];
            let answer = answers.get(&question.name);
            match self.check_answer(question, answer, answers) {
                Err(problem) => problems.push(problem),
                Ok(()) => {
                    if let Some(answer) = answer {
                        kept.set(&question.name, answer.clone());
                    }
                }
            }
        }
        if problems.is_empty() { Ok(kept) } else { Err(problems) }
    }

    /// The server's second look at what a phone sealed: nothing unknown, nothing behind a closed gate.
    pub fn check(&self, payload: &Payload) -> Result<(), Vec<AnswerProblem>> {
        let answers = &payload.answers;
        let kept = self.finish(answers)?;
        let stray = answers.0.keys().filter(|name| kept.get(name).is_none()).map(|name| {
            let question = name.clone();
            if self.form.questions.iter().any(|q| q.name == question) {
                AnswerProblem::NotRelevant { question }
            } else {
                AnswerProblem::UnknownQuestion { question }
            }
        });
        let stray: Vec<AnswerProblem> = stray.collect();
        if stray.is_empty() { Ok(()) } else { Err(stray) }
    }
}
