//! One open interview: where we are, what was answered, where "next" and "back" lead. Pure; the engine decides.

use std::sync::Arc;

use domain::form::engine::{AnswerProblem, CannotRun, Engine, YES, answers_from_fields};
use domain::form::{FormDefinition, Kind, Question};
use domain::id::EnrolmentId;
use domain::response::{Answer, Answers};
use domain::text::Lang;

use super::json::{Json, object, quoted};
use super::phone::Enrolment;
use super::records::{answers, answers_text};

#[derive(Clone)]
pub struct Interview {
    pub enrolment: Arc<Enrolment>,
    /// Fixed at the start: the consent is given in it.
    pub lang: Lang,
    pub answers: Answers,
    engine: Arc<Engine>,
    at: usize,
}

/// Where a step leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    ToQuestion,
    ToReview,
    /// No consent: nothing is kept.
    Out,
}

/// What is kept of an open interview, encrypted.
pub struct Draft {
    pub enrolment: EnrolmentId,
    lang: Lang,
    at: usize,
    answers: Answers,
}

impl Draft {
    pub fn text(&self) -> String {
        object(&[
            ("enrolment", quoted(self.enrolment.as_str())),
            ("lang", quoted(self.lang.code())),
            ("at", self.at.to_string()),
            ("answers", answers_text(&self.answers)),
        ])
    }

    pub fn read(text: &str) -> Option<Self> {
        let json = Json::read(text)?;
        Some(Self {
            enrolment: EnrolmentId::parse(json.at("enrolment").text()?).ok()?,
            lang: Lang::parse(json.at("lang").text()?)?,
            at: usize::try_from(json.at("at").number()?).ok()?,
            answers: answers(json.at("answers"))?,
        })
    }
}

impl Interview {
    pub fn start(enrolment: Arc<Enrolment>, lang: Lang) -> Result<Self, CannotRun> {
        let engine = Arc::new(Engine::new(enrolment.kit.form.clone(), enrolment.kit.sites.clone())?);
        Ok(Self { enrolment, lang, answers: Answers::default(), engine, at: 0 })
    }

    /// Goes on with a draft of the same enrolment.
    pub fn resume(enrolment: Arc<Enrolment>, draft: Draft) -> Result<Self, CannotRun> {
        let fresh = Self::start(enrolment, draft.lang)?;
        let at = draft.at.min(fresh.form().questions.len().saturating_sub(1));
        Ok(Self { answers: draft.answers, at, ..fresh })
    }

    pub fn draft(&self) -> Draft {
        Draft {
            enrolment: self.enrolment.enrolment.clone(),
            lang: self.lang,
            at: self.at,
            answers: self.answers.clone(),
        }
    }

    pub fn form(&self) -> &FormDefinition {
        self.engine.form()
    }

    pub fn question(&self) -> Option<&Question> {
        self.form().questions.get(self.at)
    }

    pub fn is_first(&self) -> bool {
        self.engine.relevant(&self.answers).first().is_none_or(|first| self.at <= *first)
    }

    /// Number of the question and number of questions, as far as the answers tell.
    pub fn progress(&self) -> (usize, usize) {
        let open = self.engine.relevant(&self.answers);
        let before = open.iter().filter(|at| **at <= self.at).count();
        (before.max(1), open.len().max(1))
    }

    /// Takes what stands in the fields of the question on the screen.
    pub fn take(&mut self, fields: &[(String, String)]) -> Result<(), AnswerProblem> {
        let Some(question) = self.form().questions.get(self.at).cloned() else { return Ok(()) };
        let (typed, problems) = answers_from_fields(self.engine.form(), fields);
        match typed.get(&question.name) {
            Some(answer) => self.answers.set(&question.name, answer.clone()),
            None => self.answers.clear(&question.name),
        }
        problems.into_iter().find(|problem| problem.question() == Some(&question.name)).map_or(Ok(()), Err)
    }

    /// Checks the question on the screen and goes on.
    pub fn forward(&mut self) -> Result<Leads, AnswerProblem> {
        let Some(question) = self.question() else { return Ok(Leads::ToReview) };
        let answer = self.answers.get(&question.name);
        if question.kind != Kind::Note {
            self.engine.check_answer(question, answer, &self.answers)?;
        }
        let refused = matches!(answer, Some(Answer::One(code)) if code != YES);
        if question.kind == Kind::Consent && refused {
            return Ok(Leads::Out);
        }
        match self.engine.relevant(&self.answers).into_iter().find(|at| *at > self.at) {
            Some(at) => {
                self.at = at;
                Ok(Leads::ToQuestion)
            }
            None => Ok(Leads::ToReview),
        }
    }

    pub fn back(&mut self) {
        if let Some(at) = self.engine.relevant(&self.answers).into_iter().rev().find(|at| *at < self.at) {
            self.at = at;
        }
    }

    /// To the question with this name, from the review.
    pub fn open(&mut self, name: &str) {
        if let Some(at) = self.form().questions.iter().position(|question| question.name == name) {
            self.at = at;
        }
    }

    /// The questions that were asked, with their answers.
    pub fn asked(&self) -> Vec<(&Question, Option<&Answer>)> {
        let open = self.engine.relevant(&self.answers).into_iter();
        let questions = open.map(|at| &self.form().questions[at]);
        let asking = questions.filter(|question| question.kind != Kind::Note);
        asking.map(|question| (question, self.answers.get(&question.name))).collect()
    }

    /// The answers to seal, or the first question that keeps the interview open.
    pub fn finish(&self) -> Result<Answers, AnswerProblem> {
        self.engine
            .finish(&self.answers)
            .map_err(|problems| problems.into_iter().next().unwrap_or(AnswerProblem::NoConsent))
    }
}

#[cfg(test)]
mod tests {
    use super::super::phone::tests::enrolment;
    use super::*;

    fn answer(interview: &mut Interview, value: &str) -> Result<Leads, AnswerProblem> {
        let name = interview.question().unwrap().name.clone();
        interview.take(&[(name, value.to_owned())])?;
        interview.forward()
    }

    fn started() -> Interview {
        Interview::start(Arc::new(enrolment()), Lang::Es).unwrap()
    }

    #[test]
    fn without_a_yes_there_is_no_interview() {
        assert_eq!(answer(&mut started(), "no"), Ok(Leads::Out));
        assert!(matches!(answer(&mut started(), ""), Err(AnswerProblem::Required { .. })));
    }

    #[test]
    fn a_question_behind_a_closed_gate_is_not_asked_and_its_answer_is_not_kept() {
        let mut interview = started();
        answer(&mut interview, "yes").unwrap();
        assert_eq!(interview.question().unwrap().name, "heard");
        answer(&mut interview, "yes").unwrap();
        assert_eq!(interview.question().unwrap().name, "times");
        assert_eq!(interview.progress(), (3, 3));
        assert_eq!(answer(&mut interview, "3"), Ok(Leads::ToReview));
        assert_eq!(interview.finish().unwrap().get("times"), Some(&Answer::Integer(3)));

        interview.open("heard");
        assert_eq!(answer(&mut interview, "no"), Ok(Leads::ToReview));
        assert_eq!(interview.finish().unwrap().get("times"), None);
        assert_eq!(interview.asked().len(), 2);
    }

    #[test]
    fn what_breaks_a_rule_stays_on_its_question() {
        let mut interview = started();
        answer(&mut interview, "yes").unwrap();
        answer(&mut interview, "yes").unwrap();
        assert!(matches!(answer(&mut interview, "many"), Err(AnswerProblem::NotANumber { .. })));
        assert!(matches!(answer(&mut interview, "-1"), Err(AnswerProblem::Constraint { .. })));
        assert_eq!(interview.question().unwrap().name, "times");
        assert_eq!(answer(&mut interview, "dk"), Ok(Leads::ToReview));
    }

    #[test]
    fn a_draft_goes_on_where_it_was() {
        let mut interview = started();
        answer(&mut interview, "yes").unwrap();
        answer(&mut interview, "yes").unwrap();
        let draft = Draft::read(&interview.draft().text()).unwrap();
        assert_eq!(draft.answers, interview.answers);
        let mut again = Interview::resume(Arc::new(enrolment()), draft).unwrap();
        assert_eq!(again.question().unwrap().name, "times");
        again.back();
        assert_eq!(again.question().unwrap().name, "heard");
        again.back();
        assert!(again.is_first());
        again.back();
        assert!(again.is_first());
    }
}
