//! The attacker: from everything published, how far can a hidden count be narrowed?
//!
//! **What the attacker is assumed to know.** Every published number; that it was rounded to the nearest 5, so that
//! `v` stands for `v - 2` to `v + 2`; that nothing under the threshold is shown, so that a shown 10 is 10 to 12;
//! that rows sum to their total, and count and complement to their base; that all tables of an indicator share one
//! total; that a listed place has fifty answers or more. Of a hidden row the attacker knows that some number in it is small or that it hides another row, not which
//! of the two. With a lower bound of 0 that knowledge never narrows a small count further than 0 to 9, because the
//! row that goes along is chosen by its position and not by its size.
//!
//! **What is not assumed:** that somebody replays the whole release with guessed data to learn why a second row had
//! to be hidden, or holds the answers of a group of respondents.
//!
//! **Method.** Every fact is an interval or a sum. Intervals are narrowed by every sum until nothing moves: a part
//! is at least the whole's low less the highs of the other parts, and at most the whole's high less their lows. For
//! one-way tables this is exact: a row (count, complement, base) is a hexagon with edges along x, y and x + y, such
//! hexagons add up edge by edge, also in whole numbers, and the tables of an indicator meet only in their total. For
//! two-way tables it is only an outer bound; then a linear programme has to stand here.

use std::collections::BTreeMap;

use super::rules::PROTECTION;
use crate::wave::Breakdown;

/// Names one count of a wave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountKey {
    pub indicator: String,
    pub breakdown: Breakdown,
    /// Code of the row.
    pub code: String,
    pub measure: Measure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    Base,
    Count,
    /// Base less count.
    Complement,
}

/// What a reader of everything published knows, and what must stay uncertain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The count lies between these, both included; no upper end: it may be any number from `low` on.
    Between { count: CountKey, low: u32, high: Option<u32> },
    /// The parts, all of them, sum to the whole.
    Sum { whole: CountKey, parts: Vec<CountKey> },
    /// A hidden count and what must remain possible about it.
    Secret { count: CountKey, guard: Guard },
}

/// How uncertain a hidden count must stay (safety P5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Under the threshold: at least [`PROTECTION`] possible values, and 0 is one of them.
    Small,
    /// Hidden along with another: at least [`PROTECTION`] possible values. It may be provably above 0, because a
    /// number of this size may be shown.
    Wide,
    /// Nearly the whole base: besides [`Guard::Wide`] it must remain possible that it is under nine tenths,
    /// `rest` being the others of the base.
    NotNearlyAll { rest: CountKey },
}

/// The whole numbers that a count can be; no upper end: nothing limits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub low: u32,
    pub high: Option<u32>,
}

impl Bounds {
    const NOTHING_KNOWN: Bounds = Bounds { low: 0, high: None };

    /// How many values are possible; none: without limit.
    pub fn width(self) -> Option<u32> {
        self.high.map(|high| high.saturating_sub(self.low).saturating_add(1))
    }

    fn is_wide(self) -> bool {
        self.width().is_none_or(|width| width >= PROTECTION)
    }
}

/// What the attacker finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Every secret with all that can be known about it.
    pub secrets: Vec<(CountKey, Bounds)>,
    /// The secrets that are not kept.
    pub findings: Vec<CountKey>,
}

impl Audit {
    /// Number of possible values of the narrowest secret; none where nothing is hidden or limited.
    pub fn narrowest(&self) -> Option<u32> {
        self.secrets.iter().filter_map(|(_, bounds)| bounds.width()).min()
    }
}

/// Everything that can be worked out from the facts. Facts that contradict each other keep no secret.
pub fn audit(facts: &[Fact]) -> Audit {
    let mut known = Known::default();
    for fact in facts {
        known.learn(fact);
    }
    let consistent = known.narrow();
    let mut found = Audit { secrets: Vec::new(), findings: Vec::new() };
    for fact in facts {
        let Fact::Secret { count, guard } = fact else { continue };
        let bounds = known.of(count);
        let kept = consistent
            && bounds.is_wide()
            && match guard {
                Guard::Small => bounds.low == 0,
                Guard::Wide => true,
                Guard::NotNearlyAll { rest } => known.may_be_under_nine_tenths(count, rest),
            };
        found.secrets.push((count.clone(), bounds));
        if !kept {
            found.findings.push(count.clone());
        }
    }
    found
}

#[derive(Default)]
struct Known<'a> {
    position: BTreeMap<&'a CountKey, usize>,
    bounds: Vec<Bounds>,
    sums: Vec<(usize, Vec<usize>)>,
}

impl<'a> Known<'a> {
    fn learn(&mut self, fact: &'a Fact) {
        match fact {
            Fact::Between { count, low, high } => {
                let at = self.at(count);
                cut(&mut self.bounds[at], i64::from(*low), high.map(i64::from));
            }
            Fact::Sum { whole, parts } => {
                let whole = self.at(whole);
                let parts = parts.iter().map(|part| self.at(part)).collect();
                self.sums.push((whole, parts));
            }
            Fact::Secret { count, .. } => {
                self.at(count);
            }
        }
    }

    fn at(&mut self, count: &'a CountKey) -> usize {
        *self.position.entry(count).or_insert_with(|| {
            self.bounds.push(Bounds::NOTHING_KNOWN);
            self.bounds.len() - 1
        })
    }

    fn of(&self, count: &CountKey) -> Bounds {
        self.position.get(count).map_or(Bounds::NOTHING_KNOWN, |at| self.bounds[*at])
    }

    /// Narrows until nothing moves; false when the facts contradict each other.
    fn narrow(&mut self) -> bool {
        let mut moved = true;
        while moved {
            moved = false;
            for (whole, parts) in &self.sums {
                moved |= narrow_by(&mut self.bounds, *whole, parts);
            }
            if self.bounds.iter().any(|it| it.high.is_some_and(|high| high < it.low)) {
                return false;
            }
        }
        true
    }

    /// Whether some people can be left over: `most` at its least against `rest` at its most.
    fn may_be_under_nine_tenths(&self, most: &CountKey, rest: &CountKey) -> bool {
        match self.of(rest).high {
            None => true,
            Some(rest) => u64::from(self.of(most).low) < 9 * u64::from(rest),
        }
    }
}

/// One sum read in every direction; whether anything became narrower.
fn narrow_by(bounds: &mut [Bounds], whole: usize, parts: &[usize]) -> bool {
    let low: i64 = parts.iter().map(|part| i64::from(bounds[*part].low)).sum();
    let open = parts.iter().filter(|part| bounds[**part].high.is_none()).count();
    let high: i64 = parts.iter().filter_map(|part| bounds[*part].high).map(i64::from).sum();
    let mut moved = cut(&mut bounds[whole], low, (open == 0).then_some(high));
    let total = bounds[whole];
    for part in parts {
        let own = bounds[*part];
        let others_low = low - i64::from(own.low);
        let others_high = match (open, own.high) {
            (0, Some(own)) => Some(high - i64::from(own)),
            (1, None) => Some(high),
            _ => None,
        };
        let least = others_high.map_or(0, |others| i64::from(total.low) - others);
        let most = total.high.map(|total| i64::from(total) - others_low);
        moved |= cut(&mut bounds[*part], least, most);
    }
    moved
}

/// Keeps the common part; whether it became narrower.
fn cut(bounds: &mut Bounds, low: i64, high: Option<i64>) -> bool {
    let before = *bounds;
    bounds.low = bounds.low.max(u32::try_from(low).unwrap_or(0));
    if let Some(high) = high {
        match u32::try_from(high) {
            Ok(high) => bounds.high = Some(bounds.high.map_or(high, |own| own.min(high))),
            Err(_) if high > 0 => {}
            // Less than nobody: a contradiction, made visible as an empty interval.
            Err(_) => *bounds = Bounds { low: bounds.low.max(1), high: Some(0) },
        }
    }
    *bounds != before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: &str) -> CountKey {
        CountKey {
            indicator: "PE-1".into(),
            breakdown: Breakdown::Place,
            code: code.into(),
            measure: Measure::Base,
        }
    }

    /// Exact numbers for what is shown; the rest is secret and small.
    fn table(total: u32, rows: &[(&str, Option<u32>)]) -> Vec<Fact> {
        let exactly =
            |code: &str, number: u32| Fact::Between { count: key(code), low: number, high: Some(number) };
        let mut facts = vec![exactly("total", total)];
        for (code, shown) in rows {
            facts.push(match shown {
                Some(number) => exactly(code, *number),
                None => Fact::Secret { count: key(code), guard: Guard::Small },
            });
        }
        let parts = rows.iter().map(|(code, _)| key(code)).collect();
        facts.push(Fact::Sum { whole: key("total"), parts });
        facts
    }

    fn bounds(low: u32, high: u32) -> Bounds {
        Bounds { low, high: Some(high) }
    }

    #[test]
    fn a_department_and_its_other_places_give_the_hidden_one_away() {
        let found = audit(&table(60, &[("a", None), ("b", Some(23)), ("c", Some(30))]));
        assert_eq!(found.secrets, [(key("a"), bounds(7, 7))]);
        assert_eq!(found.findings, [key("a")]);
        assert_eq!(found.narrowest(), Some(1));
    }

    #[test]
    fn hiding_a_second_place_keeps_both() {
        let found = audit(&table(60, &[("a", None), ("b", None), ("c", Some(30))]));
        assert_eq!(found.secrets, [(key("a"), bounds(0, 30)), (key("b"), bounds(0, 30))]);
        assert!(found.findings.is_empty());
    }

    #[test]
    fn two_hidden_numbers_that_sum_to_three_are_too_narrow() {
        let found = audit(&table(33, &[("a", None), ("b", None), ("c", Some(30))]));
        assert_eq!(found.narrowest(), Some(4));
        assert_eq!(found.findings.len(), 2);
    }

    #[test]
    fn facts_that_contradict_each_other_keep_no_secret() {
        let found = audit(&table(20, &[("a", None), ("b", None), ("c", Some(30))]));
        assert_eq!(found.findings.len(), 2);
    }

    #[test]
    fn what_nothing_is_said_about_is_not_limited() {
        let found = audit(&[Fact::Secret { count: key("a"), guard: Guard::Small }]);
        assert_eq!(found.secrets, [(key("a"), Bounds::NOTHING_KNOWN)]);
        assert!(found.findings.is_empty());
    }

    #[test]
    fn nearly_everybody_is_found_when_too_few_others_can_be_left() {
        let judge = |others: u32| {
            let rest = key("others");
            let facts = [
                Fact::Between { count: key("most"), low: 90, high: Some(120) },
                Fact::Between { count: rest.clone(), low: 0, high: Some(others) },
                Fact::Secret { count: key("most"), guard: Guard::NotNearlyAll { rest } },
            ];
            audit(&facts).findings.is_empty()
        };
        assert!(judge(11));
        assert!(!judge(10));
    }
}
