//! What a release may say about a group of people, and what nobody may work out from it.

mod attacker;
mod chance;
mod siblings;
mod survey;

use domain::disclosure::{Outcome, Rules, release};
use domain::form::Sensitivity;
use domain::indicator::{Direction, Rule};
use domain::release::{Cell, WithheldWhy};
use domain::wave::Breakdown;

use attacker::attack;
use survey::{HEARD, Person, SAFE, Survey, share, times};

const WOMAN: Person = Person { sex: 0, age: 0, site: 0, heard: true, safe: true };
const MAN: Person = Person { sex: 1, age: 2, site: 1, heard: false, safe: false };

fn published(survey: &Survey, people: &[Person]) -> Outcome {
    release(&survey.wave, &survey.form, &survey.indicators, &survey.tally(people), &Rules::default())
}

fn cell<'a>(outcome: &'a Outcome, indicator: usize, breakdown: Breakdown, code: &str) -> Option<&'a Cell> {
    let table = outcome.results[indicator].table(breakdown)?;
    table.rows.iter().find(|row| row.code == code).map(|row| &row.cell)
}

/// Half of them heard shots, half feel safe, in every combination.
fn mixed(number: usize, person: Person) -> Vec<Person> {
    (0..number).map(|at| Person { heard: at % 2 == 0, safe: at % 4 < 2, ..person }).collect()
}

#[test]
fn a_share_is_published_rounded_with_a_whole_per_cent() {
    let people = [mixed(66, WOMAN), mixed(61, MAN), times(8, Person { heard: false, ..MAN })].concat();
    let outcome = published(&Survey::new(), &people);
    // 64 of 135: 65 of 135 after rounding.
    assert_eq!(
        outcome.results[HEARD].total(),
        Some(&Cell::Share { base: 135, count: 65, percent: 48, low: 39, high: 57 })
    );
}

#[test]
fn nothing_is_said_about_a_place_with_fewer_than_fifty_answers() {
    let outcome = published(&Survey::new(), &mixed(49, WOMAN));
    for result in &outcome.results {
        assert!(result.tables.is_empty());
        assert_eq!(result.withheld[0].why, WithheldWhy::AreaTooSmall);
    }
}

#[test]
fn an_area_that_is_itself_a_small_place_is_not_shown() {
    for (population, shown) in [(None, false), (Some(9_999), false), (Some(10_000), true)] {
        let mut survey = Survey::with_sites(&[population]);
        survey.wave.area = survey.wave.sites[0].place.code.clone();
        let outcome = published(&survey, &mixed(80, WOMAN));
        assert_eq!(outcome.results[HEARD].total().is_some(), shown, "{population:?}");
    }
}

#[test]
fn a_group_with_a_small_count_or_a_small_rest_is_hidden_whole() {
    let few_yes = [times(5, WOMAN), times(95, Person { heard: false, ..WOMAN })].concat();
    let few_no = [times(95, WOMAN), times(5, Person { heard: false, ..WOMAN })].concat();
    for women in [few_yes, few_no] {
        let outcome = published(
            &Survey::new(),
            &[women, mixed(100, MAN), mixed(40, Person { sex: 2, ..MAN })].concat(),
        );
        assert_eq!(cell(&outcome, HEARD, Breakdown::Sex, "woman"), Some(&Cell::Hidden));
    }
}

#[test]
fn a_total_with_fewer_than_ten_yes_takes_everything_with_it() {
    let people = [times(9, WOMAN), mixed(200, Person { sex: 1, ..WOMAN })].concat();
    let quiet: Vec<Person> =
        people.iter().enumerate().map(|(at, person)| Person { heard: at < 9, ..*person }).collect();
    let outcome = published(&Survey::new(), &quiet);
    assert_eq!(outcome.results[HEARD].total(), Some(&Cell::Hidden));
    assert_eq!(outcome.results[HEARD].tables.len(), 1);
    assert!(outcome.results[SAFE].total().is_some_and(|cell| cell.base().is_some()));
}

#[test]
fn a_department_never_gives_its_hidden_place_away() {
    // 60 = 7 + 23 + 30 by age band, a third to a half of each say yes.
    let band = |number, age| mixed(number, Person { age, ..WOMAN });
    let survey = Survey::new();
    let outcome = published(&survey, &[band(7, 0), band(23, 1), band(30, 2)].concat());
    let hidden = attack(&survey, &outcome.results, HEARD);
    let seven = hidden.iter().find(|row| row.breakdown == Breakdown::AgeBand && row.code == "18-24").unwrap();
    assert!(seven.base.0 == 0 && seven.base.1 >= 9, "{seven:?}");
}

#[test]
fn nearly_everybody_is_hidden_for_sensitive_answers_and_only_the_signers_read_why() {
    let women = [times(95, WOMAN), times(10, Person { heard: false, ..WOMAN })].concat();
    let mut survey = Survey::new();
    let people = [women, mixed(100, MAN), mixed(60, Person { sex: 2, ..MAN })].concat();
    let shown = published(&survey, &people);
    assert!(cell(&shown, HEARD, Breakdown::Sex, "woman").unwrap().base().is_some());
    survey.indicators[HEARD].sensitivity = Sensitivity::Sensitive;
    let outcome = published(&survey, &people);
    assert_eq!(cell(&outcome, HEARD, Breakdown::Sex, "woman"), Some(&Cell::Hidden));
    let nearly = |why: &WithheldWhy| *why == WithheldWhy::NearlyEverybody;
    assert!(outcome.report.reasons.iter().any(|reason| nearly(&reason.withheld.why)));
    assert!(!outcome.results.iter().flat_map(|it| &it.withheld).any(|it| nearly(&it.why)));
}

#[test]
fn a_sensitive_answer_is_hidden_too_where_rounding_makes_it_nine_tenths() {
    // 88 of 98 is less than nine tenths, and would be read as 90 of 100.
    let women = [times(88, WOMAN), times(10, Person { heard: false, ..WOMAN })].concat();
    let mut survey = Survey::new();
    survey.indicators[HEARD].sensitivity = Sensitivity::Sensitive;
    let people = [women, mixed(100, MAN), mixed(60, Person { sex: 2, ..MAN })].concat();
    assert_eq!(cell(&published(&survey, &people), HEARD, Breakdown::Sex, "woman"), Some(&Cell::Hidden));
}

#[test]
fn that_a_place_is_listed_does_not_tell_how_few_answered_in_the_other() {
    // 51 answers, 50 of them in the first place: whoever reads that one place is too small would know that it has
    // two at most.
    let survey = Survey::with_sites(&[Some(40_000); 2]);
    let at = |site, number| mixed(number, Person { site, ..WOMAN });
    let outcome = published(&survey, &[at(0, 50), at(1, 1)].concat());
    let said = outcome.results[HEARD].withheld.iter().filter(|it| it.breakdown == Breakdown::Place);
    assert_eq!(said.map(|it| it.why.clone()).collect::<Vec<_>>(), [WithheldWhy::Dropped]);
}

#[test]
fn that_it_happened_to_hardly_anybody_exposes_nobody() {
    let women = [times(10, WOMAN), times(95, Person { heard: false, ..WOMAN })].concat();
    let people = [women, mixed(100, MAN), mixed(60, Person { sex: 2, ..MAN })].concat();
    for (direction, shown) in [(Direction::LowerIsBetter, true), (Direction::Neutral, false)] {
        let mut survey = Survey::new();
        survey.indicators[HEARD].sensitivity = Sensitivity::Sensitive;
        survey.indicators[HEARD].direction = direction;
        let outcome = published(&survey, &people);
        let women = cell(&outcome, HEARD, Breakdown::Sex, "woman").unwrap();
        assert_eq!(women.base().is_some(), shown, "{direction:?}");
    }
}

#[test]
fn a_highly_sensitive_indicator_needs_twenty() {
    let people = [mixed(38, WOMAN), mixed(90, MAN), mixed(90, Person { sex: 2, ..MAN })].concat();
    let mut survey = Survey::new();
    assert!(cell(&published(&survey, &people), HEARD, Breakdown::Sex, "woman").unwrap().base().is_some());
    survey.indicators[HEARD].sensitivity = Sensitivity::HighlySensitive;
    assert_eq!(cell(&published(&survey, &people), HEARD, Breakdown::Sex, "woman"), Some(&Cell::Hidden));
}

#[test]
fn a_small_place_is_left_out_and_another_one_covers_for_it() {
    let at = |site, number| mixed(number, Person { site, ..WOMAN });
    let people = [at(0, 80), at(1, 80), at(2, 80), at(3, 30)].concat();
    let outcome = published(&Survey::new(), &people);
    let shown: Vec<bool> = outcome.results[HEARD]
        .table(Breakdown::Place)
        .unwrap()
        .rows
        .iter()
        .map(|row| row.cell.base().is_some())
        .collect();
    assert_eq!(shown, [true, true, false]);
    let small = WithheldWhy::SmallPlaces { places: 1 };
    assert!(outcome.results[HEARD].withheld.iter().any(|it| it.why == small));
}

#[test]
fn a_place_without_a_population_on_record_is_shown_only_within_the_place_above() {
    let at = |site, number| mixed(number, Person { site, ..WOMAN });
    let people = [at(0, 80), at(1, 80), at(2, 80)].concat();
    for unknown in [None, Some(9_999)] {
        let survey = Survey::with_sites(&[Some(40_000), Some(40_000), unknown]);
        let outcome = published(&survey, &people);
        assert_eq!(cell(&outcome, HEARD, Breakdown::Place, "130102"), None);
        assert_eq!(cell(&outcome, HEARD, Breakdown::Place, "130101"), Some(&Cell::Hidden));
        assert!(cell(&outcome, HEARD, Breakdown::Place, "130100").unwrap().base().is_some());
    }
}

#[test]
fn a_small_base_is_hidden_in_every_indicator_that_has_it() {
    // Nine people of 60 or more; one of them was asked nothing about shots.
    let old = mixed(9, Person { age: 3, ..WOMAN });
    let survey = Survey::new();
    let people = [old, mixed(100, WOMAN), mixed(100, MAN)].concat();
    let outcome = published(&survey, &people);
    for indicator in [HEARD, SAFE] {
        assert_eq!(cell(&outcome, indicator, Breakdown::AgeBand, "60_plus"), Some(&Cell::Hidden));
    }
}

#[test]
fn indicators_on_one_question_hide_the_same_rows() {
    let mut survey = Survey::new();
    survey.indicators.push(share("PE-LIB-0003", "heard", "no"));
    let mut filtered = share("PE-LIB-0004", "safe", "no");
    let heard = Rule::AnyOf { question: "heard".into(), codes: vec!["yes".into()] };
    filtered.measure.denominator = heard;
    survey.indicators.push(filtered);
    let women = [times(60, WOMAN), times(5, Person { heard: false, ..WOMAN })].concat();
    let people = [women, mixed(90, MAN), mixed(90, Person { sex: 2, ..MAN })].concat();
    let outcome = published(&survey, &people);
    let hidden = |at: usize| -> Vec<bool> {
        let table = outcome.results[at].table(Breakdown::Sex);
        table.map_or(vec![], |it| it.rows.iter().map(|row| row.cell == Cell::Hidden).collect())
    };
    assert!(hidden(HEARD)[0]);
    for other in [2, 3] {
        assert!(hidden(other).is_empty() || hidden(other) == hidden(HEARD));
    }
}

#[test]
fn the_base_of_a_filtered_indicator_does_not_tell_a_hidden_total() {
    // 195 heard shots and 5 did not: nobody may learn the 5 from the base of "of those who heard shots".
    let mut survey = Survey::new();
    let mut filtered = share("PE-LIB-0004", "safe", "yes");
    filtered.measure.denominator = Rule::AnyOf { question: "heard".into(), codes: vec!["yes".into()] };
    survey.indicators.push(filtered);
    let people: Vec<Person> =
        mixed(200, WOMAN).into_iter().enumerate().map(|(at, it)| Person { heard: at >= 5, ..it }).collect();
    let outcome = published(&survey, &people);
    assert_eq!(outcome.results[HEARD].total(), Some(&Cell::Hidden));
    assert_eq!(outcome.results[2].total(), Some(&Cell::Hidden));
}
