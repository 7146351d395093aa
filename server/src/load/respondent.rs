//! Invented people who answer any form: by chances where there are some, evenly otherwise.
//!
//! They answer in the order of the form and only what is asked of them, so what comes out always passes the engine.

use std::collections::BTreeMap;

use domain::form::engine::{Engine, YES};
use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::form::{AGE_BAND, Choice, Kind, PLACE, Question, SEX};
use domain::response::{Answer, Answers};
use rand_core::Rng;
use serde::Deserialize;

/// How often each answer is given, by question name.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Model(pub BTreeMap<String, Chances>);

/// The answers to one question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chances {
    /// Relative weight of each code, whole number, place code, `dk` or `pna`.
    /// Of several choices: the per cent of people who tick it.
    pub weights: BTreeMap<String, f64>,
    /// Codes whose weight depends on who answers.
    #[serde(default)]
    pub toward: Vec<String>,
    /// By code of sex, age band and place: what the weight of those codes is multiplied with.
    #[serde(default)]
    pub factors: BTreeMap<String, f64>,
}

/// Even odds from 0 to 1.
pub fn chance(rng: &mut impl Rng) -> f64 {
    (rng.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

impl Model {
    /// One person's answers to the whole form.
    pub fn answer(&self, engine: &Engine, rng: &mut impl Rng) -> Answers {
        let mut answers = Answers::default();
        for at in 0..engine.form().questions.len() {
            let question = &engine.form().questions[at];
            if !engine.relevant(&answers).contains(&at) {
                continue;
            }
            if let Some(answer) = self.one(engine, question, &answers, rng) {
                answers.set(&question.name, answer);
            }
        }
        answers
    }

    fn one(
        &self,
        engine: &Engine,
        question: &Question,
        so_far: &Answers,
        rng: &mut impl Rng,
    ) -> Option<Answer> {
        let chances = self.0.get(&question.name);
        let weights = chances.map(|chances| chances.for_person(so_far)).unwrap_or_default();
        match &question.kind {
            Kind::Note => None,
            Kind::Consent => Some(Answer::One(YES.to_owned())),
            Kind::Place => {
                let sites: Vec<&str> = engine.sites().iter().map(|site| site.code.code.as_str()).collect();
                pick(&weights, &sites, rng).map(|code| Answer::One(code.to_owned()))
            }
            Kind::SelectOne { choices } => {
                pick(&weights, &codes(choices), rng).map(|code| coded(code, Answer::One))
            }
            Kind::SelectMany { choices } => Some(several(&weights, choices, rng)),
            Kind::Integer => Some(self.integer(engine, question, &weights, so_far, rng)),
        }
    }

    fn integer(
        &self,
        engine: &Engine,
        question: &Question,
        weights: &[(String, f64)],
        so_far: &Answers,
        rng: &mut impl Rng,
    ) -> Answer {
        const TRIES: usize = 40;
        for _ in 0..TRIES {
            let answer = match pick(weights, &[], rng) {
                Some(DONT_KNOW) => return Answer::DontKnow,
                Some(PREFER_NOT) => return Answer::PreferNot,
                Some(number) => number.parse().map(Answer::Integer).unwrap_or(Answer::DontKnow),
                None => Answer::Integer((rng.next_u32() % 10).into()),
            };
            if engine.check_answer(question, Some(&answer), so_far).is_ok() {
                return answer;
            }
        }
        Answer::DontKnow
    }
}

impl Chances {
    fn for_person(&self, so_far: &Answers) -> Vec<(String, f64)> {
        let who = [SEX, AGE_BAND, PLACE].into_iter().filter_map(|name| match so_far.get(name) {
            Some(Answer::One(code)) => self.factors.get(code),
            _ => None,
        });
        let factor: f64 = who.product();
        let leaning = |code: &String| if self.toward.contains(code) { factor } else { 1.0 };
        self.weights.iter().map(|(code, weight)| (code.clone(), weight * leaning(code))).collect()
    }
}

fn codes(choices: &[Choice]) -> Vec<&str> {
    choices.iter().map(|choice| choice.code.as_str()).collect()
}

fn coded(code: &str, answer: impl Fn(String) -> Answer) -> Answer {
    match code {
        DONT_KNOW => Answer::DontKnow,
        PREFER_NOT => Answer::PreferNot,
        code => answer(code.to_owned()),
    }
}

/// One code by its weight; without weights one of `otherwise`.
fn pick<'a>(weights: &'a [(String, f64)], otherwise: &[&'a str], rng: &mut impl Rng) -> Option<&'a str> {
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    if total <= 0.0 {
        let at = (chance(rng) * otherwise.len() as f64) as usize;
        return otherwise.get(at).copied();
    }
    let mut left = chance(rng) * total;
    for (code, weight) in weights {
        left -= weight;
        if left < 0.0 {
            return Some(code);
        }
    }
    weights.last().map(|(code, _)| code.as_str())
}

fn several(weights: &[(String, f64)], choices: &[Choice], rng: &mut impl Rng) -> Answer {
    let often = |code: &str| weights.iter().find(|(other, _)| other == code).map(|(_, percent)| *percent);
    for (code, answer) in [(DONT_KNOW, Answer::DontKnow), (PREFER_NOT, Answer::PreferNot)] {
        if chance(rng) * 100.0 < often(code).unwrap_or(0.0) {
            return answer;
        }
    }
    let ticked = codes(choices).into_iter().filter(|code| chance(rng) * 100.0 < often(code).unwrap_or(30.0));
    let mut ticked: Vec<String> = ticked.map(str::to_owned).collect();
    if ticked.is_empty() {
        ticked.extend(choices.first().map(|choice| choice.code.clone()));
    }
    Answer::Many(ticked)
}
