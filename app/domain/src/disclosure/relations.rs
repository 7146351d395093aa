//! Which indicators of a wave give each other away, and therefore hide together.
//!
//! - **Same base**: the same denominator. A base that is hidden in one would be read in the other.
//! - **Family**: they read a common question. The numerator of one is often the complement, a part or even the
//!   denominator of another, so they hide the same rows.
//! - **Siblings**: they ask the same question, so their counts are parts of each other. Where the total of one is
//!   hidden, so are those of its siblings, with all their tables: "a" is "a or b" less "b".
//! - **Nested**: siblings with the same base, and whoever is in the numerator of one is in that of the other ("every
//!   week", "every week or month"). Those in between are a group too: where they are few, both are hidden.
//! - **Leaning**: the denominator reads the question of another indicator ("of those who know the scheme ..."). Its
//!   base is the other's count, so it is not shown at all where the other's total is hidden.
//!
//! Questions of the breakdowns (sex, age band, place) make no family.
//! Not yet known here: how the numerators of one question sum up. Hiding them all together makes up for it.

use crate::form::{AGE_BAND, PLACE, SEX};
use crate::indicator::{Indicator, Rule, Share};

/// Every list is by indicator.
pub(super) struct Relations {
    family: Vec<usize>,
    siblings: Vec<usize>,
    base: Vec<usize>,
    leans: Vec<Vec<usize>>,
    /// Smaller numerator first.
    nested: Vec<(usize, usize)>,
}

impl Relations {
    pub(super) fn of(indicators: &[Indicator]) -> Self {
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
            family: joined(&indicators.iter().map(questions).collect::<Vec<_>>()),
            siblings: joined(&indicators.iter().map(asked).collect::<Vec<_>>()),
            base: indicators.iter().map(|it| same_base(it).unwrap_or_default()).collect(),
            leans: leans.collect(),
            nested: nested(indicators),
        }
    }

    pub(super) fn family(&self, indicator: usize) -> Vec<usize> {
        same(&self.family, indicator)
    }

    pub(super) fn siblings(&self, indicator: usize) -> Vec<usize> {
        same(&self.siblings, indicator)
    }

    pub(super) fn same_base(&self, indicator: usize) -> Vec<usize> {
        same(&self.base, indicator)
    }

    /// Pairs of which the first counts a part of those whom the second counts.
    pub(super) fn nested(&self) -> &[(usize, usize)] {
        &self.nested
    }

    /// The indicators whose count is the base of this one.
    pub(super) fn leans_on(&self, indicator: usize) -> &[usize] {
        &self.leans[indicator]
    }
}

fn nested(indicators: &[Indicator]) -> Vec<(usize, usize)> {
    let base = |it: &Share| (it.question.clone(), it.denominator.clone(), it.dont_know, it.prefer_not);
    let mut pairs = Vec::new();
    for (at, inner) in indicators.iter().enumerate() {
        for (other, outer) in indicators.iter().enumerate().filter(|(other, _)| *other != at) {
            let (inner, outer) = (&inner.measure, &outer.measure);
            if base(inner) == base(outer) && is_part(&inner.numerator, &outer.numerator) {
                pairs.push((at, other));
            }
        }
    }
    pairs
}

/// Whether the first rule plainly counts fewer than the second.
fn is_part(inner: &Rule, outer: &Rule) -> bool {
    match (inner, outer) {
        (Rule::AnyOf { question: one, codes: few }, Rule::AnyOf { question: other, codes: more }) => {
            one == other && few.iter().all(|code| more.contains(code)) && few.len() < more.len()
        }
        (Rule::AtLeast { question: one, value: high }, Rule::AtLeast { question: other, value: low })
        | (Rule::AtMost { question: one, value: low }, Rule::AtMost { question: other, value: high }) => {
            one == other && low < high
        }
        _ => false,
    }
}

/// Groups of those whose questions meet, directly or through others.
fn joined(questions: &[Vec<&str>]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..questions.len()).collect();
    for (at, own) in questions.iter().enumerate() {
        for other in 0..at {
            if meet(own, &questions[other]) {
                let (from, to) = (group[at], group[other]);
                group.iter_mut().filter(|it| **it == from).for_each(|it| *it = to);
            }
        }
    }
    group
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
