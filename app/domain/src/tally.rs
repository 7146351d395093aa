//! Exact counts of a wave: secret until they have passed [`crate::disclosure`].
//!
//! One pass over the answers, in any order. Whoever did not answer the question of a breakdown, or said "don't
//! know" or "prefer not to answer", stands in a category of their own ([`NOT_STATED`]) and is never dropped, so
//! the rows of every breakdown sum to the total.
//!
//! Refuses to be printed, serialised or shown: [`Tallies`] has no `Debug` and no serde on purpose.

use std::collections::BTreeMap;

use crate::form::{FormDefinition, Kind};
use crate::indicator::{Indicator, Share, Standing};
use crate::response::{Answer, Answers};
use crate::wave::{Breakdown, Plan, Site};

/// Category of those who did not say, in every breakdown.
pub const NOT_STATED: &str = "not_stated";

/// How many stand in the denominator, and how many of them in the numerator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub base: u32,
    pub count: u32,
}

impl Count {
    /// In the denominator but not in the numerator.
    pub fn complement(self) -> u32 {
        self.base - self.count
    }

    pub fn plus(self, other: Count) -> Count {
        Count { base: self.base + other.base, count: self.count + other.count }
    }
}

/// Exact counts of every indicator, in total and by every declared breakdown.
pub struct Tallies {
    responses: u32,
    indicators: Vec<(String, Share)>,
    total: Vec<Count>,
    places: Categories,
    breakdowns: Vec<(Breakdown, Categories)>,
}

/// The categories of one breakdown in the order of the form; [`NOT_STATED`] is the last.
struct Categories {
    codes: Vec<String>,
    position: BTreeMap<String, usize>,
    /// All answers by category, whatever they say.
    responses: Vec<u32>,
    /// By category, then by indicator.
    counts: Vec<Vec<Count>>,
}

impl Tallies {
    pub fn new(form: &FormDefinition, sites: &[Site], indicators: &[Indicator], plan: &Plan) -> Self {
        let size = indicators.len();
        let place_codes = || sites.iter().map(|site| site.place.code.code.clone()).collect::<Vec<_>>();
        let declared = Breakdown::ALL.into_iter().filter(|it| plan.breakdowns.contains(it));
        let breakdowns = declared.filter_map(|breakdown| {
            let codes = match breakdown {
                Breakdown::Total => return None,
                Breakdown::Place => place_codes(),
                Breakdown::Sex | Breakdown::AgeBand => choice_codes(form, breakdown.code()),
            };
            Some((breakdown, Categories::new(codes, size)))
        });
        Self {
            responses: 0,
            indicators: indicators.iter().map(|it| (it.code.clone(), it.measure.clone())).collect(),
            total: vec![Count::default(); size],
            places: Categories::new(place_codes(), 0),
            breakdowns: breakdowns.collect(),
        }
    }

    /// Counts one respondent.
    pub fn add(&mut self, answers: &Answers) {
        self.responses += 1;
        let one: Vec<Count> = self.indicators.iter().map(|(_, share)| stands(share, answers)).collect();
        for (total, own) in self.total.iter_mut().zip(&one) {
            *total = total.plus(*own);
        }
        self.places.add(Breakdown::Place, answers, &[]);
        for (breakdown, categories) in &mut self.breakdowns {
            categories.add(*breakdown, answers, &one);
        }
    }

    /// All respondents.
    pub fn responses(&self) -> u32 {
        self.responses
    }

    /// Respondents in one site, by the code of its place.
    pub fn responses_in(&self, place: &str) -> u32 {
        self.places.position.get(place).map_or(0, |at| self.places.responses[*at])
    }

    /// Position of an indicator in every count, by its code.
    pub fn position(&self, indicator: &str) -> Option<usize> {
        self.indicators.iter().position(|(code, _)| code == indicator)
    }

    pub fn total(&self, indicator: usize) -> Count {
        self.total.get(indicator).copied().unwrap_or_default()
    }

    /// The declared breakdowns besides the total.
    pub fn breakdowns(&self) -> impl Iterator<Item = Breakdown> {
        self.breakdowns.iter().map(|(breakdown, _)| *breakdown)
    }

    /// Codes of the categories, [`NOT_STATED`] last; empty for a breakdown that was not declared.
    pub fn codes(&self, breakdown: Breakdown) -> &[String] {
        self.categories(breakdown).map_or(&[], |it| &it.codes)
    }

    /// All respondents of a category, whatever they answered.
    pub fn respondents(&self, breakdown: Breakdown, category: usize) -> u32 {
        let found = self.categories(breakdown).and_then(|it| it.responses.get(category));
        found.copied().unwrap_or_default()
    }

    pub fn count(&self, breakdown: Breakdown, category: usize, indicator: usize) -> Count {
        let row = self.categories(breakdown).and_then(|it| it.counts.get(category));
        row.and_then(|row| row.get(indicator)).copied().unwrap_or_default()
    }

    fn categories(&self, breakdown: Breakdown) -> Option<&Categories> {
        self.breakdowns.iter().find(|(own, _)| *own == breakdown).map(|(_, categories)| categories)
    }
}

impl Categories {
    fn new(mut codes: Vec<String>, indicators: usize) -> Self {
        codes.push(NOT_STATED.to_owned());
        let position = codes.iter().enumerate().map(|(at, code)| (code.clone(), at)).collect();
        let size = codes.len();
        Self {
            codes,
            position,
            responses: vec![0; size],
            counts: vec![vec![Count::default(); indicators]; size],
        }
    }

    fn add(&mut self, breakdown: Breakdown, answers: &Answers, one: &[Count]) {
        let stated = match answers.get(breakdown.code()) {
            Some(Answer::One(code)) => self.position.get(code).copied(),
            _ => None,
        };
        let at = stated.unwrap_or(self.codes.len() - 1);
        self.responses[at] += 1;
        for (sum, own) in self.counts[at].iter_mut().zip(one) {
            *sum = sum.plus(*own);
        }
    }
}

fn choice_codes(form: &FormDefinition, question: &str) -> Vec<String> {
    match form.question(question).map(|question| &question.kind) {
        Some(Kind::SelectOne { choices }) => choices.iter().map(|choice| choice.code.clone()).collect(),
        _ => Vec::new(),
    }
}

fn stands(share: &Share, answers: &Answers) -> Count {
    match share.standing(answers) {
        Standing::Outside => Count::default(),
        Standing::InDenominator => Count { base: 1, count: 0 },
        Standing::InNumerator => Count { base: 1, count: 1 },
    }
}
