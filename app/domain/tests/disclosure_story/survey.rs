//! A small survey: its form, its indicators, and people who answer.

use domain::form::{Choice, FormDefinition, Kind, Question, Sensitivity};
use domain::id::{FormVersionId, WaveId};
use domain::indicator::{Direction, Indicator, Rule, Share, Theme, Treatment};
use domain::place::{Country, Place, PlaceCode};
use domain::response::{Answer, Answers};
use domain::tally::Tallies;
use domain::text::LocalText;
use domain::wave::{Breakdown, Plan, Population, Sampling, Site, Wave, WaveState};

pub const SEXES: [&str; 3] = ["woman", "man", "other"];
pub const AGES: [&str; 4] = ["18-24", "25-29", "30-59", "60+"];
pub const HEARD: usize = 0;
pub const SAFE: usize = 1;

/// One respondent by position: the last position of sex and age means "prefer not to answer".
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub sex: usize,
    pub age: usize,
    pub site: usize,
    pub heard: bool,
    pub safe: bool,
}

pub struct Survey {
    pub wave: Wave,
    pub form: FormDefinition,
    pub indicators: Vec<Indicator>,
}

impl Survey {
    /// A site by its population; none: not on record.
    pub fn with_sites(populations: &[Option<i64>]) -> Self {
        let sites = populations.iter().enumerate().map(|(at, people)| Site {
            place: Place {
                code: PlaceCode::new(Country::Pe, &site_code(at)),
                name: format!("Place {at}"),
                level: 3,
                parent: Some("13".into()),
            },
            population: people.map(|people| Population { people, source: "census".into() }),
        });
        let wave = Wave {
            id: WaveId::from_random([1; 16]),
            name: LocalText::both("Ola", "Wave"),
            form_version: FormVersionId::from_random([2; 16]),
            area: PlaceCode::new(Country::Pe, "13"),
            sites: sites.collect(),
            sampling: Sampling::Convenience,
            indicators: Vec::new(),
            plan: Plan { breakdowns: Breakdown::ALL.to_vec() },
            state: WaveState::Closed,
            opened: None,
            closed: None,
        };
        let choices =
            |codes: &[&str]| Kind::SelectOne { choices: codes.iter().map(|it| choice(it)).collect() };
        let form = FormDefinition {
            code: "shots".into(),
            title: LocalText::both("Disparos", "Shots"),
            base_language: "es".into(),
            questions: vec![
                question("place", Kind::Place),
                question("sex", choices(&SEXES)),
                question("age_band", choices(&AGES)),
                question("heard", choices(&["yes", "no"])),
                question("safe", choices(&["yes", "no"])),
            ],
        };
        let indicators = vec![share("PE-LIB-0001", "heard", "yes"), share("PE-LIB-0002", "safe", "yes")];
        Self { wave, form, indicators }
    }

    /// Four sites that may all stand alone.
    pub fn new() -> Self {
        Self::with_sites(&[Some(40_000); 4])
    }

    pub fn tally(&self, people: &[Person]) -> Tallies {
        let mut tallies = Tallies::new(&self.form, &self.wave.sites, &self.indicators, &self.wave.plan);
        people.iter().for_each(|person| tallies.add(&answers(person)));
        tallies
    }
}

pub fn answers(person: &Person) -> Answers {
    let mut answers = Answers::default();
    let one = |code: &str| Answer::One(code.to_owned());
    answers.set("place", one(&site_code(person.site)));
    answers.set("sex", SEXES.get(person.sex).map_or(Answer::PreferNot, |code| one(code)));
    answers.set("age_band", AGES.get(person.age).map_or(Answer::PreferNot, |code| one(code)));
    answers.set("heard", one(if person.heard { "yes" } else { "no" }));
    answers.set("safe", one(if person.safe { "yes" } else { "no" }));
    answers
}

/// The same person so many times.
pub fn times(number: usize, person: Person) -> Vec<Person> {
    vec![person; number]
}

pub fn site_code(at: usize) -> String {
    format!("1301{at:02}")
}

pub fn share(code: &str, question: &str, yes: &str) -> Indicator {
    let words = LocalText::both("palabras", "words");
    Indicator {
        code: code.into(),
        name: words.clone(),
        definition: words.clone(),
        origin: "se oyen disparos".into(),
        origin_language: "es".into(),
        rationale: words.clone(),
        sdg: Vec::new(),
        theme: Theme::Firearms,
        measure: Share {
            numerator_words: words.clone(),
            denominator_words: words.clone(),
            question: question.into(),
            numerator: Rule::AnyOf { question: question.into(), codes: vec![yes.into()] },
            denominator: Rule::Everyone,
            dont_know: Treatment::InDenominator,
            prefer_not: Treatment::LeftOut,
        },
        direction: Direction::LowerIsBetter,
        sensitivity: Sensitivity::Ordinary,
        limitations: words,
    }
}

fn question(name: &str, kind: Kind) -> Question {
    Question {
        name: name.into(),
        kind,
        label: LocalText::both(name, name),
        hint: LocalText::default(),
        relevant: String::new(),
        constraint: String::new(),
        constraint_message: LocalText::default(),
        required: false,
        sensitivity: Sensitivity::Ordinary,
    }
}

fn choice(code: &str) -> Choice {
    Choice { code: code.into(), label: LocalText::both(code, code) }
}
