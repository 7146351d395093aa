//! Random surveys against the attacker; and a release without the audit, which the attacker must see through.

use domain::release::{Cell, IndicatorResult, Row, Table};
use domain::tally::{Count, Tallies};
use domain::text::LocalText;
use domain::wave::Breakdown;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::attacker::{Narrowed, attack};
use super::published;
use super::survey::{HEARD, Person, SAFE, Survey};

/// Rounded, small groups hidden, nothing else: what the audit is there to improve.
fn hiding_only_small_groups(survey: &Survey, tallies: &Tallies) -> Vec<IndicatorResult> {
    let shown = |exact: Count| {
        let small = [exact.base, exact.count, exact.complement()].iter().any(|number| *number < 10);
        let round = |number: u32| (number + 2) / 5 * 5;
        if small { Cell::Hidden } else { Cell::Counts { base: round(exact.base), count: round(exact.count) } }
    };
    let row = |code: &str, exact| Row { code: code.into(), label: LocalText::default(), cell: shown(exact) };
    let result = |at: usize| {
        let total = Table { breakdown: Breakdown::Total, rows: vec![row("total", tallies.total(at))] };
        let tables = [Breakdown::Sex, Breakdown::AgeBand, Breakdown::Place].map(|breakdown| {
            let codes = tallies.codes(breakdown).iter().enumerate();
            Table {
                breakdown,
                rows: codes.map(|(c, code)| row(code, tallies.count(breakdown, c, at))).collect(),
            }
        });
        IndicatorResult {
            indicator: survey.indicators[at].clone(),
            asked: LocalText::default(),
            tables: [total].into_iter().chain(tables).collect(),
            withheld: Vec::new(),
        }
    };
    (0..survey.indicators.len()).map(result).collect()
}

/// What is wrong with the secrecy of a hidden row, given the exact numbers.
fn broken(row: &Narrowed, exact: Count, rest_of_places: bool) -> Option<String> {
    let judge = |name: &str, number: u32, range: (usize, usize)| {
        assert!(
            (range.0..=range.1).contains(&(number as usize)),
            "the attacker is wrong: {name} {number} {row:?}"
        );
        let small = number < 10 || rest_of_places;
        (range.1 - range.0 < 4 || small && range.0 > 0).then(|| format!("{name} {number}: {row:?}"))
    };
    let base = (!row.base_is_public).then(|| judge("base", exact.base, row.base)).flatten();
    base.or(judge("count", exact.count, row.count)).or(judge("others", exact.complement(), row.others))
}

fn exact(survey: &Survey, tallies: &Tallies, row: &Narrowed, indicator: usize) -> Count {
    let parts: Vec<&str> = row.code.split('+').collect();
    let codes = tallies.codes(row.breakdown).iter().enumerate();
    let found = codes.filter(|(_, code)| parts.contains(&code.as_str()));
    assert!(indicator < survey.indicators.len());
    found.fold(Count::default(), |sum, (at, _)| sum.plus(tallies.count(row.breakdown, at, indicator)))
}

fn people(most: usize) -> impl Strategy<Value = Vec<Person>> {
    // Few of some groups, so that small cells are common; by chance nobody at all.
    let sex = prop_oneof![10 => Just(0), 9 => Just(1), 1 => Just(2), 1 => Just(3)];
    let age = prop_oneof![5 => Just(0), 5 => Just(1), 3 => Just(2), 1 => Just(3), 1 => Just(4)];
    let person = (sex, age, 0..2usize, 0..100u8, 0..100u8);
    (2..60u8, 10..95u8, prop::collection::vec(person, 50..most)).prop_map(|(heard, safe, people)| {
        let one = |(sex, age, site, chance, other): (usize, usize, usize, u8, u8)| {
            let heard = chance < heard + 10 * sex as u8;
            Person { sex, age, site, heard, safe: other < safe }
        };
        people.into_iter().map(one).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(700))]

    #[test]
    fn nobody_narrows_a_hidden_number_and_no_small_one_is_proved(people in people(115)) {
        let survey = Survey::with_sites(&[Some(20_000), Some(20_000)]);
        let tallies = survey.tally(&people);
        let outcome = published(&survey, &people);
        for indicator in [HEARD, SAFE] {
            for row in attack(&survey, &outcome.results, indicator) {
                let exact = exact(&survey, &tallies, &row, indicator);
                prop_assert_eq!(broken(&row, exact, row.breakdown == Breakdown::Place && exact.base < 50), None);
            }
        }
    }

    #[test]
    fn whatever_is_shown_is_at_least_ten_and_a_multiple_of_five(people in people(115)) {
        let survey = Survey::new();
        let outcome = published(&survey, &people);
        for row in outcome.results.iter().flat_map(|it| &it.tables).flat_map(|table| &table.rows) {
            if let Cell::Counts { base, count } | Cell::Share { base, count, .. } = row.cell {
                prop_assert!(base.is_multiple_of(5) && count.is_multiple_of(5));
                prop_assert!(count >= 10 && base >= 20 && base - count >= 5);
            }
            if let Cell::Share { base, percent, low, high, .. } = row.cell {
                prop_assert!(base >= 30 && low <= percent && percent <= high && high <= 100);
            }
        }
    }

    #[test]
    fn the_order_of_answers_and_indicators_changes_nothing(people in people(80), turn in 0..80usize) {
        let survey = Survey::new();
        let mut turned = people.clone();
        turned.rotate_left(turn % people.len());
        turned.reverse();
        prop_assert_eq!(published(&survey, &people), published(&survey, &turned));
    }
}

#[test]
fn hiding_small_groups_alone_is_seen_through() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let survey = Survey::with_sites(&[Some(20_000), Some(20_000)]);
    let mut seen_through = 0;
    for _ in 0..30 {
        let people = people(115).new_tree(&mut runner).unwrap().current();
        let tallies = survey.tally(&people);
        let naive = hiding_only_small_groups(&survey, &tallies);
        for row in attack(&survey, &naive, HEARD) {
            let exact = exact(&survey, &tallies, &row, HEARD);
            seen_through += u32::from(broken(&row, exact, false).is_some());
        }
    }
    assert!(seen_through > 5, "the attacker found only {seen_through}");
}
