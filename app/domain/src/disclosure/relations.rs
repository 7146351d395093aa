//! Which indicators of a wave give each other away, and therefore hide together.
//!
//! - **Same base**: the same denominator. A base that is hidden in one would be read in the other.
//! - **Family**: they read a common question. The numerator of one is often the complement, a part or even the
//!   denominator of another, so they hide the same rows.
//! - **Leaning**: the denominator reads the question of another indicator ("of those who know the scheme ..."). Its
//!   base is the other's count, so it is not shown at all where the other's total is hidden.
//!
//! Questions of the breakdowns (sex, age band, place) make no family.
//! Not yet known here: that numerators of one question may sum up to another numerator.

use crate::form::{AGE_BAND, PLACE, SEX};
use crate::indicator::Indicator;

/// Every list is by indicator.
pub(super) struct Relations {
    family: Vec<usize>,
    base: Vec<usize>,
    leans: Vec<Vec<usize>>,
}

impl Relations {
    pub(super) fn of(indicators: &[Indicator]) -> Self {
        let mut family: Vec<usize> = (0..indicators.len()).collect();
        for (at, indicator) in indicators.iter().enumerate() {
            for other in 0..at {
                if meet(&questions(indicator), &questions(&indicators[other])) {
                    let (from, to) = (family[at], family[other]);
                    family.iter_mut().filter(|it| **it == from).for_each(|it| *it = to);
                }
            }
        }
        let same_base = |it: &Indicator| {
            indicators.iter().position(|other| other.measure.denominator == it.measure.denominator)
        };
        let leans = indicators.iter().enumerate().map(|(at, it)| {
            let filter = without_breakdowns(it.measure.denominator.questions());
            let on =
                indicators.iter().enumerate().filter(|(other, on)| *other != at && meet(&filter, &asked(on)));
            on.map(|(other, _)| other).collect()
        });
        Self {
            family,
            base: indicators.iter().map(|it| same_base(it).unwrap_or_default()).collect(),
            leans: leans.collect(),
        }
    }

    pub(super) fn family(&self, indicator: usize) -> Vec<usize> {
        same(&self.family, indicator)
    }

    pub(super) fn same_base(&self, indicator: usize) -> Vec<usize> {
        same(&self.base, indicator)
    }

    /// The indicators whose count is the base of this one.
    pub(super) fn leans_on(&self, indicator: usize) -> &[usize] {
        &self.leans[indicator]
    }
}

fn same(groups: &[usize], of: usize) -> Vec<usize> {
    (0..groups.len()).filter(|other| groups[*other] == groups[of]).collect()
}

fn asked(indicator: &Indicator) -> Vec<&str> {
    let mut read = indicator.measure.numerator.questions();
    read.push(&indicator.measure.question);
    without_breakdowns(read)
}

fn questions(indicator: &Indicator) -> Vec<&str> {
    let mut read = asked(indicator);
    read.extend(without_breakdowns(indicator.measure.denominator.questions()));
    read
}

fn without_breakdowns(questions: Vec<&str>) -> Vec<&str> {
    questions.into_iter().filter(|question| ![SEX, AGE_BAND, PLACE].contains(question)).collect()
}

fn meet(left: &[&str], right: &[&str]) -> bool {
    left.iter().any(|question| right.contains(question))
}
