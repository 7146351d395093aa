//! From a draft that passed the audit to what the public reads. **Every published percentage is computed here**, in
//! [`cell`], from rounded numbers only.

use super::facts::{TOTAL, rounded};
use super::grid::Standing;
use super::pattern::Draft;
use super::rules::Rules;
use crate::form::FormDefinition;
use crate::release::{Cell, IndicatorResult, Row, SignersReason, Table, Withheld, WithheldWhy};
use crate::stats;
use crate::tally::Count;
use crate::text::LocalText;
use crate::wave::Breakdown;

/// A shown cell: base and count rounded to five, each by itself. Whether there is a percentage is decided by the
/// rounded base too, or the decision would tell more than the number.
pub(super) fn cell(exact: Count, rules: &Rules) -> Cell {
    let (base, count) = (rounded(exact.base), rounded(exact.count));
    match stats::percents(count, base) {
        Ok(stats::Percents { percent, low, high }) if base >= rules.percent_from() => {
            Cell::Share { base, count, percent, low, high }
        }
        _ => Cell::Counts { base, count },
    }
}

/// The results by indicator, and the reasons for the people who sign.
pub(super) fn results(
    draft: &Draft,
    form: &FormDefinition,
    rules: &Rules,
) -> (Vec<IndicatorResult>, Vec<SignersReason>) {
    let mut reasons = Vec::new();
    let results = (0..draft.indicators.len()).map(|at| {
        let subject = &draft.indicators[at];
        let total = if draft.is_published(at) { cell(subject.total, rules) } else { Cell::Hidden };
        let mut result = IndicatorResult {
            indicator: subject.indicator.clone(),
            asked: asked(form, &subject.indicator.measure.question),
            tables: vec![Table {
                breakdown: Breakdown::Total,
                rows: vec![Row { code: TOTAL.into(), label: LocalText::both("Total", "Total"), cell: total }],
            }],
            withheld: Vec::new(),
        };
        if !draft.is_published(at) {
            result.withhold(Breakdown::Total, WithheldWhy::RowsHidden { rows: 1 });
        }
        for grid in 0..draft.grids.len() {
            table(draft, grid, at, rules, &mut result);
        }
        let code = &subject.indicator.code;
        let public = result.withheld.iter().cloned();
        reasons.extend(
            public
                .chain(exposing(draft, at))
                .map(|withheld| SignersReason { indicator: code.clone(), withheld }),
        );
        result
    });
    (results.collect(), reasons)
}

pub(super) fn asked(form: &FormDefinition, question: &str) -> LocalText {
    form.question(question).map(|question| question.label.clone()).unwrap_or_default()
}

fn table(draft: &Draft, grid: usize, at: usize, rules: &Rules, result: &mut IndicatorResult) {
    let this = &draft.grids[grid];
    let listed = this.rows.iter().enumerate().filter(|(_, row)| row.standing == Standing::Listed);
    let rows: Vec<Row> = listed
        .map(|(position, row)| Row {
            code: row.code(),
            label: row.label.clone(),
            cell: match draft.is_shown(grid, position, at) {
                true => cell(row.counts[at], rules),
                false => Cell::Hidden,
            },
        })
        .collect();
    // Of a dropped table not even that is said: a place is listed from fifty answers on.
    if this.small_places > 0 && !draft.is_dropped(grid, at) {
        result.withhold(this.breakdown, WithheldWhy::SmallPlaces { places: this.small_places });
    }
    for row in this.rows.iter().filter(|row| row.codes.len() > 1 && row.standing == Standing::Listed) {
        result.withhold(this.breakdown, WithheldWhy::Merged { codes: row.codes.clone() });
    }
    let hidden = rows.iter().filter(|row| row.cell == Cell::Hidden).count();
    if draft.is_dropped(grid, at) {
        result.withhold(this.breakdown, WithheldWhy::Dropped);
    } else if hidden > 0 {
        result.withhold(this.breakdown, WithheldWhy::RowsHidden { rows: hidden as u32 });
    }
    // A table in which nothing can be read is left out.
    if hidden < rows.len() {
        result.tables.push(Table { breakdown: this.breakdown, rows });
    }
}

/// Where nearly everybody gave one sensitive answer: for the signers only.
fn exposing(draft: &Draft, at: usize) -> Vec<Withheld> {
    let subject = &draft.indicators[at];
    let exposes = |count: Count| !subject.is_small(count) && subject.exposed(count).is_some();
    let total = exposes(subject.total).then_some(Breakdown::Total);
    let grids = draft.grids.iter().filter(|grid| grid.rows.iter().any(|row| exposes(row.counts[at])));
    let why = |breakdown| Withheld { breakdown, why: WithheldWhy::NearlyEverybody };
    total.into_iter().chain(grids.map(|grid| grid.breakdown)).map(why).collect()
}

impl IndicatorResult {
    fn withhold(&mut self, breakdown: Breakdown, why: WithheldWhy) {
        self.withheld.push(Withheld { breakdown, why });
    }
}
