//! The one service in front of every output: exact counts go in, what the public may read comes out.
//!
//! Where to look:
//! - a published percentage is computed in `publish::cell`, from rounded numbers;
//! - what is hidden is decided in `pattern`, for all tables of a wave together;
//! - which places may stand alone, and which categories are merged, in `grid`;
//! - which indicators hide together because one would tell the other, in `relations`;
//! - whether a hidden number could be worked out, in [`audit`]; what the public would know, in `facts`;
//! - the limits, in [`Rules`].
//!
//! The rules, in short (safety P3 to P7). Base, count and complement under 10 are hidden, zero included, for every
//! indicator: anyone can subtract, so the complement is as published as the count. (20 for highly sensitive ones.)
//! Everything else, totals too, is rounded to 5 by itself. Percentages and intervals come from the rounded numbers, on
//! bases of 30 or more. Where nine tenths or more of a group gave one sensitive answer, the group is hidden. A place
//! stands alone from 50 answers and 10,000 inhabitants on record; else it is shown only within the place above, and
//! if the places shown would give it by subtraction, one of them is hidden too.
//!
//! Then the audit attacks the draft. Where a hidden number is not kept, the table gets coarser: one more row is
//! hidden, else categories are merged, else the table is dropped, else the indicator is withheld. After ten rounds
//! whatever still fails is dropped.
//!
//! One-way tables and one release per wave; differences between waves, and volunteers who gave most of a cell, are
//! for a later stage. Refuses to compute anything on request: the tables are those of the plan.

mod audit;
mod facts;
mod grid;
mod pattern;
mod publish;
mod relations;
mod rules;

pub use audit::{Audit, Bounds, CountKey, Fact, Guard, Measure, audit};
pub use rules::{
    HIGHLY_SENSITIVE, Limit, LooserRefused, PERCENT_FROM, PLACE_POPULATION, PLACE_RESPONSES, PROTECTION,
    ROUNDING, Rules, THRESHOLD,
};

use self::grid::Grid;
use self::pattern::{Draft, Patience};
use crate::form::FormDefinition;
use crate::indicator::Indicator;
use crate::release::{AuditReport, Cell, IndicatorResult, SignersReason, Withheld, WithheldWhy};
use crate::tally::{Count, Tallies};
use crate::wave::{Breakdown, Wave};

/// Coarsenings before whatever still fails is dropped.
const ROUNDS: u32 = 10;

/// What may be published, and what the audit says to the people who sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub results: Vec<IndicatorResult>,
    pub report: AuditReport,
}

/// The results of a wave, in the order of `indicators`. A pure function: the same counts give the same release.
///
/// `tallies` are those of the same form, sites, indicators and plan; an indicator that was not tallied has no answers
/// and is hidden.
pub fn release(
    wave: &Wave,
    form: &FormDefinition,
    indicators: &[Indicator],
    tallies: &Tallies,
    rules: &Rules,
) -> Outcome {
    if !area_may_stand(wave, tallies, rules) {
        return nothing(form, indicators);
    }
    let positions: Vec<usize> =
        indicators.iter().map(|it| tallies.position(&it.code).unwrap_or(usize::MAX)).collect();
    let totals: Vec<Count> = positions.iter().map(|at| tallies.total(*at)).collect();
    let grid = |breakdown| Grid::of(breakdown, wave, form, &positions, tallies, rules);
    let mut draft = Draft::new(indicators, &totals, tallies.breakdowns().map(grid).collect(), rules);
    let mut rounds = 1;
    let mut found = audit(&facts::facts(&draft));
    while !found.findings.is_empty() {
        let patience = if rounds < ROUNDS { Patience::Coarsen } else { Patience::Drop };
        draft.coarsen(&found.findings, patience);
        rounds += 1;
        found = audit(&facts::facts(&draft));
    }
    let (results, reasons) = publish::results(&draft, form, rules);
    let cells =
        || results.iter().flat_map(|it| &it.tables).flat_map(|table| &table.rows).map(|row| &row.cell);
    let report = AuditReport {
        rounds,
        shown: cells().filter(|cell| **cell != Cell::Hidden).count() as u32,
        hidden: cells().filter(|cell| **cell == Cell::Hidden).count() as u32,
        narrowest: found.narrowest(),
        reasons,
    };
    Outcome { results, report }
}

/// Enough answers; and where people were asked in the area as a whole, an area that may stand alone.
fn area_may_stand(wave: &Wave, tallies: &Tallies, rules: &Rules) -> bool {
    let itself = wave.sites.iter().find(|site| site.place.code == wave.area);
    let large = itself.is_none_or(|site| {
        site.population.as_ref().is_some_and(|it| it.people >= i64::from(rules.place_population()))
    });
    large && tallies.responses() >= rules.place_responses()
}

fn nothing(form: &FormDefinition, indicators: &[Indicator]) -> Outcome {
    let withheld = Withheld { breakdown: Breakdown::Total, why: WithheldWhy::AreaTooSmall };
    let reason = |it: &Indicator| SignersReason { indicator: it.code.clone(), withheld: withheld.clone() };
    let result = |it: &Indicator| IndicatorResult {
        indicator: it.clone(),
        asked: publish::asked(form, &it.measure.question),
        tables: Vec::new(),
        withheld: vec![withheld.clone()],
    };
    Outcome {
        results: indicators.iter().map(result).collect(),
        report: AuditReport {
            rounds: 1,
            shown: 0,
            hidden: 0,
            narrowest: None,
            reasons: indicators.iter().map(reason).collect(),
        },
    }
}
