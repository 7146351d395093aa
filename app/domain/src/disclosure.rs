//! The one service in front of every output: exact counts go in, what the public may read comes out.

mod rules;

pub use rules::{
    HIGHLY_SENSITIVE, Limit, LooserRefused, PERCENT_FROM, PLACE_POPULATION, PLACE_RESPONSES, ROUNDING, Rules,
    THRESHOLD,
};

use crate::form::FormDefinition;
use crate::indicator::Indicator;
use crate::release::{AuditReport, IndicatorResult, Withheld, WithheldWhy};
use crate::tally::Tallies;
use crate::wave::{Breakdown, Wave};

/// What may be published, and what the audit says to the people who sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub results: Vec<IndicatorResult>,
    pub report: AuditReport,
}

/// The results of a wave, in the order of `indicators`. A pure function: the same counts give the same release.
///
/// While the audit is not wired in, every table is withheld.
pub fn release(
    _wave: &Wave,
    form: &FormDefinition,
    indicators: &[Indicator],
    _tallies: &Tallies,
    _rules: &Rules,
) -> Outcome {
    let results = indicators.iter().map(|indicator| IndicatorResult {
        indicator: indicator.clone(),
        asked: form.question(&indicator.measure.question).map(|it| it.label.clone()).unwrap_or_default(),
        tables: Vec::new(),
        withheld: vec![Withheld { breakdown: Breakdown::Total, why: WithheldWhy::Dropped }],
    });
    Outcome {
        results: results.collect(),
        report: AuditReport { rounds: 0, shown: 0, hidden: 0, narrowest: None, reasons: Vec::new() },
    }
}
