//! What a draft would tell the world, as facts for the audit.

use super::audit::{CountKey, Fact, Guard, Measure};
use super::grid::Standing;
use super::pattern::Draft;
use super::rules::ROUNDING;
use crate::tally::Count;
use crate::wave::Breakdown;

/// Code of the only row of the table `total`.
pub(super) const TOTAL: &str = "total";
const MEASURES: [Measure; 3] = [Measure::Base, Measure::Count, Measure::Complement];

/// To the nearest multiple of five.
pub(super) fn rounded(number: u32) -> u32 {
    (number + ROUNDING / 2) / ROUNDING * ROUNDING
}

/// All facts of all tables of all indicators together.
pub(super) fn facts(draft: &Draft) -> Vec<Fact> {
    let mut facts = Vec::new();
    for at in (0..draft.indicators.len()).filter(|at| draft.is_published(*at)) {
        let of = Teller { draft, at };
        of.shown(Breakdown::Total, TOTAL, draft.indicators[at].total, &mut facts);
        for grid in 0..draft.grids.len() {
            of.table(grid, &mut facts);
        }
    }
    facts
}

/// Tells about one indicator.
struct Teller<'a> {
    draft: &'a Draft<'a>,
    at: usize,
}

impl Teller<'_> {
    fn key(&self, breakdown: Breakdown, code: &str, measure: Measure) -> CountKey {
        let indicator = self.draft.indicators[self.at].indicator.code.clone();
        CountKey { indicator, breakdown, code: code.to_owned(), measure }
    }

    /// Count and complement are the base.
    fn adds_up(&self, breakdown: Breakdown, code: &str) -> Fact {
        let key = |measure| self.key(breakdown, code, measure);
        Fact::Sum { whole: key(Measure::Base), parts: vec![key(Measure::Count), key(Measure::Complement)] }
    }

    /// A published row. Anyone can subtract, so the complement is known to be at least the threshold as well. Where
    /// another indicator of the family may publish it by itself, it counts as published to the nearest five.
    fn shown(&self, breakdown: Breakdown, code: &str, count: Count, facts: &mut Vec<Fact>) {
        let threshold = self.draft.indicators[self.at].threshold;
        let alone = self.draft.relations.family(self.at).len() == 1;
        for measure in MEASURES {
            let (low, high) = match measure {
                Measure::Complement if alone => (0, None),
                _ => around(number(count, measure)),
            };
            let count = self.key(breakdown, code, measure);
            facts.push(Fact::Between { count, low: low.max(threshold), high });
        }
        facts.push(self.adds_up(breakdown, code));
    }

    /// Rows sum to the total whether or not they are shown.
    fn table(&self, grid: usize, facts: &mut Vec<Fact>) {
        let (breakdown, rows) = (self.draft.grids[grid].breakdown, &self.draft.grids[grid].rows);
        for (row, this) in rows.iter().enumerate() {
            if self.draft.is_shown(grid, row, self.at) {
                self.shown(breakdown, &this.code(), this.counts[self.at], facts);
            } else {
                self.hidden(grid, row, facts);
            }
        }
        for measure in MEASURES {
            let whole = self.key(Breakdown::Total, TOTAL, measure);
            let parts = rows.iter().map(|row| self.key(breakdown, &row.code(), measure)).collect();
            facts.push(Fact::Sum { whole, parts });
        }
    }

    fn hidden(&self, grid: usize, row: usize, facts: &mut Vec<Fact>) {
        let (breakdown, this) = (self.draft.grids[grid].breakdown, &self.draft.grids[grid].rows[row]);
        let (code, exact) = (this.code(), this.counts[self.at]);
        facts.push(self.adds_up(breakdown, &code));
        let base = self.base_elsewhere(grid, row);
        let (low, high) = base.interval();
        let low = low.max(self.known_by_its_place_in_the_list(grid, row));
        facts.push(Fact::Between { count: self.key(breakdown, &code, Measure::Base), low, high });
        let subject = &self.draft.indicators[self.at];
        let exposed = subject.exposed(exact);
        for measure in MEASURES {
            if measure == Measure::Base && matches!(base, BaseElsewhere::Shown { .. }) {
                continue;
            }
            let count = self.key(breakdown, &code, measure);
            let guard = if number(exact, measure) < subject.threshold || this.standing == Standing::SmallRest
            {
                Guard::Small
            } else if exposed == Some(measure) {
                let other = if measure == Measure::Count { Measure::Complement } else { Measure::Count };
                Guard::NotNearlyAll { rest: self.key(breakdown, &code, other) }
            } else {
                Guard::Wide
            };
            facts.push(Fact::Secret { count, guard });
        }
    }

    /// A place stands in the list from so many answers on: where everybody is asked, that says something about the base.
    fn known_by_its_place_in_the_list(&self, grid: usize, row: usize) -> u32 {
        let this = &self.draft.grids[grid];
        let listed = this.breakdown == Breakdown::Place
            && this.rows[row].standing == Standing::Listed
            && !self.draft.is_dropped(grid, self.at);
        let enough = this.rows[row].counts[self.at].base >= self.draft.place_responses;
        if listed && enough { self.draft.place_responses } else { 0 }
    }

    /// What the other indicators of the wave tell about the base of a row that is hidden here. To be on the safe
    /// side a base shown elsewhere is taken for this one, although a few people may have skipped one question.
    fn base_elsewhere(&self, grid: usize, row: usize) -> BaseElsewhere {
        let shows = |other: usize| other != self.at && self.draft.is_shown(grid, row, other);
        let this = &self.draft.grids[grid].rows[row];
        if self.draft.relations.same_base(self.at).into_iter().any(shows) {
            BaseElsewhere::Shown { base: this.counts[self.at].base }
        } else if (0..self.draft.indicators.len()).any(shows) {
            BaseElsewhere::AtMost { respondents: this.respondents }
        } else {
            BaseElsewhere::Nowhere
        }
    }
}

enum BaseElsewhere {
    /// An indicator with the same denominator shows this row.
    Shown {
        base: u32,
    },
    /// An indicator with another denominator shows it: a base is at most everybody in the row.
    AtMost {
        respondents: u32,
    },
    Nowhere,
}

impl BaseElsewhere {
    fn interval(&self) -> (u32, Option<u32>) {
        match self {
            BaseElsewhere::Shown { base } => around(*base),
            BaseElsewhere::AtMost { respondents } => (0, around(*respondents).1),
            BaseElsewhere::Nowhere => (0, None),
        }
    }
}

/// What a rounded number says about the exact one.
fn around(number: u32) -> (u32, Option<u32>) {
    let shown = rounded(number);
    (shown.saturating_sub(ROUNDING / 2), Some(shown + ROUNDING / 2))
}

fn number(count: Count, measure: Measure) -> u32 {
    match measure {
        Measure::Base => count.base,
        Measure::Count => count.count,
        Measure::Complement => count.complement(),
    }
}
