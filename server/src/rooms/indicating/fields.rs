//! Which field of the editor a problem of a record belongs to.

use app::error::{Problem, ProblemKind};
use domain::indicator::IndicatorRefused;

pub fn problems_at_fields(found: Vec<IndicatorRefused>) -> Vec<Problem> {
    found.into_iter().map(|why| Problem::new(&field(&why), ProblemKind::Indicator(why))).collect()
}

fn field(why: &IndicatorRefused) -> String {
    match why {
        IndicatorRefused::Empty { field } | IndicatorRefused::TooLong { field, .. } => typed(field),
        IndicatorRefused::CodeShape => "code".into(),
        IndicatorRefused::SurveyCannotMeasure { .. } => "sdg_kind".into(),
        IndicatorRefused::UnknownQuestion { .. } => "question".into(),
        IndicatorRefused::UnknownChoice { .. } => "numerator_codes".into(),
    }
}

/// The record speaks of `numerator_es`, the editor of `numerator_words_es`.
fn typed(field: &str) -> String {
    match field.rsplit_once('_') {
        Some((part @ ("numerator" | "denominator"), lang)) => format!("{part}_words_{lang}"),
        _ if field == "sdg" => "sdg_target".into(),
        _ => field.to_owned(),
    }
}
