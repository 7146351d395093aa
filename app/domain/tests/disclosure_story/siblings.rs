//! Several indicators of one question: none of them tells what another hides.

use domain::disclosure::{Rules, release};
use domain::indicator::Rule;
use domain::release::{Cell, IndicatorResult};
use domain::response::Answer;
use domain::tally::Tallies;

use super::survey::{Survey, answers, share};
use super::{MAN, WOMAN};

/// Indicators of `heard`, each by the answers it counts; a respondent by the position of the answer.
fn of_one_question(numerators: &[&[&str]], given: &[(&str, usize)]) -> Vec<IndicatorResult> {
    let mut survey = Survey::new();
    let codes = ["week", "month", "never"];
    survey.indicators = numerators
        .iter()
        .enumerate()
        .map(|(at, codes)| {
            let mut one = share(&format!("PE-LIB-{at:04}"), "heard", "");
            let codes = codes.iter().map(|code| (*code).to_owned()).collect();
            one.measure.numerator = Rule::AnyOf { question: "heard".into(), codes };
            one
        })
        .collect();
    let mut tallies = Tallies::new(&survey.form, &survey.wave.sites, &survey.indicators, &survey.wave.plan);
    for (code, times) in given {
        assert!(codes.contains(code));
        for at in 0..*times {
            let person = if at % 2 == 0 { WOMAN } else { MAN };
            let mut one = answers(&person);
            one.set("heard", Answer::One((*code).to_owned()));
            tallies.add(&one);
        }
    }
    release(&survey.wave, &survey.form, &survey.indicators, &tallies, &Rules::default()).results
}

#[test]
fn a_hidden_total_is_not_told_by_another_indicator_of_the_same_question() {
    // "Every week or month" less "every month" would be the 9 of "every week".
    let numerators: [&[&str]; 3] = [&["week"], &["month"], &["week", "month"]];
    let results = of_one_question(&numerators, &[("week", 9), ("month", 100), ("never", 100)]);
    for result in &results {
        assert_eq!(result.total(), Some(&Cell::Hidden));
        assert_eq!(result.tables.len(), 1);
    }
}

#[test]
fn the_few_between_two_indicators_are_a_small_group_too() {
    let numerators: [&[&str]; 2] = [&["month"], &["week", "month"]];
    for (between, shown) in [(6, false), (40, true)] {
        let answers = [("week", between), ("month", 112), ("never", 100)];
        for result in of_one_question(&numerators, &answers) {
            assert_eq!(result.total().and_then(Cell::base).is_some(), shown, "{between}");
        }
    }
}
