use std::collections::HashSet;

use domain::form::engine::{Engine, check_definition};
use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::form::{AGE_BAND, Kind, SEX, Sensitivity};
use domain::indicator::{LinkKind, Rule, Standing};
use domain::response::{Answer, Mode, Payload};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;

fn all() -> Vec<CountryContent> {
    countries().unwrap()
}

fn engine(content: &CountryContent) -> Engine {
    Engine::new(content.form.clone(), content.places().unwrap()).unwrap()
}

/// Every text of a country, with its name.
fn texts(content: &CountryContent) -> Vec<(String, LocalText)> {
    let mut all =
        vec![("help".to_owned(), content.help_line.clone()), ("title".into(), content.form.title.clone())];
    all.extend(content.waves.iter().map(|wave| ("wave".to_owned(), wave.name.clone())));
    for question in &content.form.questions {
        let name = &question.name;
        all.push((name.clone(), question.label.clone()));
        all.extend((!question.hint.is_blank()).then(|| (format!("{name} hint"), question.hint.clone())));
        if !question.constraint.is_empty() {
            all.push((format!("{name} message"), question.constraint_message.clone()));
        }
        if let Kind::SelectOne { choices } | Kind::SelectMany { choices } = &question.kind {
            all.extend(
                choices.iter().map(|choice| (format!("{name} {}", choice.code), choice.label.clone())),
            );
        }
    }
    for indicator in &content.indicators {
        let measure = &indicator.measure;
        let fields = [
            &indicator.name,
            &indicator.definition,
            &indicator.rationale,
            &indicator.limitations,
            &measure.numerator_words,
            &measure.denominator_words,
        ];
        all.extend(fields.into_iter().map(|text| (indicator.code.clone(), text.clone())));
    }
    all
}

#[test]
fn four_countries_eight_groups_and_at_least_twelve_indicators_under_codes_of_their_own() {
    let content = all();
    let countries: Vec<Country> = content.iter().map(|one| one.country).collect();
    assert_eq!(countries, Country::ALL);
    let groups: HashSet<_> =
        content.iter().flat_map(|one| one.groups.iter().map(|group| &group.name)).collect();
    assert_eq!(groups.len(), 8);
    let codes: Vec<_> = content.iter().flat_map(|one| one.indicators.iter().map(|i| &i.code)).collect();
    assert!(codes.len() >= 12, "{}", codes.len());
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
    let themes: HashSet<_> =
        content.iter().flat_map(|one| one.indicators.iter().map(|i| format!("{:?}", i.theme))).collect();
    assert_eq!(themes.len(), domain::indicator::Theme::ALL.len(), "{themes:?}");
    let closed = content.iter().flat_map(|one| &one.waves).filter(|wave| !wave.stays_open);
    let answers: usize = closed.map(|wave| wave.responses + wave.alone).sum();
    assert!((5_900..=6_100).contains(&answers), "{answers}");
    let open = content.iter().flat_map(|one| &one.waves).filter(|wave| wave.stays_open).count();
    assert_eq!(open, 1);
}

#[test]
fn every_place_is_official_and_lies_in_the_area_of_its_wave() {
    for content in all() {
        let area = PlaceCode::new(content.country, &content.area);
        assert!(world().place(&area).is_some(), "{}", area.slug());
        for place in content.places().unwrap() {
            assert!(world().lies_in(&place.code, &area), "{}", place.name);
        }
        for group in &content.groups {
            let place = PlaceCode::new(content.country, &group.place);
            assert!(world().lies_in(&place, &area), "{}", group.name);
        }
    }
}

#[test]
fn every_indicator_and_every_form_is_complete() {
    for content in all() {
        for indicator in &content.indicators {
            assert_eq!(indicator.problems(), [], "{}", indicator.code);
            assert!(indicator.code.starts_with(content.country.code()), "{}", indicator.code);
            assert!(indicator.sdg.iter().all(|link| link.kind != LinkKind::Measures), "{}", indicator.code);
        }
        assert_eq!(check_definition(&content.form), [], "{}", content.form.code);
    }
}

#[test]
fn nothing_is_missing_in_either_language() {
    for content in all() {
        for (name, text) in texts(&content) {
            for lang in ["es", "en"] {
                assert!(text.exact(lang).is_some(), "{} {name}: no {lang}", content.country.code());
            }
            assert_eq!(text.languages().count(), 2, "{} {name}", content.country.code());
        }
    }
}

#[test]
fn words_are_calm_and_carry_no_line_that_breaks_a_list() {
    for content in all() {
        for (name, text) in texts(&content) {
            for (lang, words) in text.iter() {
                for mark in ["!", "¡", "|", "  ", " ,", " ."] {
                    assert!(
                        !words.contains(mark),
                        "{} {name} {lang} has {mark:?}: {words}",
                        content.country.code()
                    );
                }
                assert_eq!(words.trim(), words, "{} {name} {lang}", content.country.code());
            }
        }
    }
}

#[test]
fn rules_name_only_questions_and_choices_that_the_form_has() {
    fn check(rule: &Rule, form: &FormDefinition, code: &str) {
        match rule {
            Rule::Everyone => {}
            Rule::AtLeast { question, .. } | Rule::AtMost { question, .. } => {
                let found = form.question(question).map(|q| &q.kind);
                assert_eq!(found, Some(&Kind::Integer), "{code}: {question}");
            }
            Rule::AnyOf { question, codes } => {
                let Some(Kind::SelectOne { choices } | Kind::SelectMany { choices }) =
                    form.question(question).map(|q| &q.kind)
                else {
                    panic!("{code}: {question} has no choices");
                };
                for wanted in codes {
                    assert!(
                        choices.iter().any(|choice| choice.code == *wanted),
                        "{code}: {question} {wanted}"
                    );
                }
            }
            Rule::All { rules } | Rule::Any { rules } => {
                rules.iter().for_each(|rule| check(rule, form, code))
            }
            Rule::Not { rule } => check(rule, form, code),
        }
    }
    for content in all() {
        for indicator in &content.indicators {
            let measure = &indicator.measure;
            assert!(content.form.question(&measure.question).is_some(), "{}", indicator.code);
            check(&measure.numerator, &content.form, &indicator.code);
            check(&measure.denominator, &content.form, &indicator.code);
        }
    }
}

#[test]
fn an_indicator_is_as_sensitive_as_its_question_and_a_sensitive_question_can_be_skipped() {
    for content in all() {
        for indicator in &content.indicators {
            let question = content.form.question(&indicator.measure.question).unwrap();
            assert_eq!(indicator.sensitivity, question.sensitivity, "{}", indicator.code);
        }
        for question in &content.form.questions {
            assert!(question.sensitivity == Sensitivity::Ordinary || !question.required, "{}", question.name);
        }
    }
}

#[test]
fn every_form_asks_in_each_of_the_ways_and_skips_what_does_not_concern_the_respondent() {
    for content in all() {
        let has = |fits: fn(&Kind) -> bool| content.form.questions.iter().any(|q| fits(&q.kind));
        assert!(has(|kind| matches!(kind, Kind::SelectOne { .. })));
        assert!(has(|kind| matches!(kind, Kind::SelectMany { .. })));
        assert!(has(|kind| matches!(kind, Kind::Integer)));
        assert!(has(|kind| matches!(kind, Kind::Note)));
        assert!(content.form.questions.iter().any(|q| !q.relevant.is_empty()));
        assert_eq!(content.form.questions[0].kind, Kind::Consent);
        let names: Vec<&str> = content.form.questions[1..4].iter().map(|q| q.name.as_str()).collect();
        assert_eq!(names, [domain::form::PLACE, SEX, AGE_BAND]);
    }
}

#[test]
fn chances_speak_of_answers_that_exist() {
    for content in all() {
        let who: HashSet<String> =
            content.sites.iter().map(|site| site.code.clone()).chain(choices_of(&content)).collect();
        for (name, chances) in &content.answers.0 {
            let question = content.form.question(name).unwrap_or_else(|| panic!("no question {name}"));
            for code in
                chances.weights.keys().filter(|code| ![DONT_KNOW, PREFER_NOT].contains(&code.as_str()))
            {
                let known = match &question.kind {
                    Kind::SelectOne { choices } | Kind::SelectMany { choices } => {
                        choices.iter().any(|choice| choice.code == *code)
                    }
                    Kind::Integer => code.parse::<i64>().is_ok(),
                    Kind::Place => content.sites.iter().any(|site| site.code == *code),
                    Kind::Consent | Kind::Note => false,
                };
                assert!(known, "{name}: {code}");
            }
            assert!(chances.toward.iter().all(|code| chances.weights.contains_key(code)), "{name}");
            assert!(chances.factors.keys().all(|code| who.contains(code)), "{name}: {:?}", chances.factors);
        }
    }
}

fn choices_of(content: &CountryContent) -> Vec<String> {
    [SEX, AGE_BAND]
        .into_iter()
        .flat_map(|name| match content.form.question(name).map(|q| &q.kind) {
            Some(Kind::SelectOne { choices }) => choices.iter().map(|choice| choice.code.clone()).collect(),
            _ => Vec::new(),
        })
        .collect()
}

#[test]
fn what_invented_people_answer_passes_the_engine_and_fills_every_indicator() {
    for content in all() {
        let engine = engine(&content);
        let mut rng = ChaCha20Rng::seed_from_u64(7);
        let mut standings = vec![[0_usize; 3]; content.indicators.len()];
        let mut codes = HashSet::new();
        for _ in 0..1_000 {
            let answers = content.answers.answer(&engine, &mut rng);
            let consent = content.form.consent_hash("es");
            let payload = Payload { mode: Mode::Interview, language: "es".into(), consent, answers };
            assert_eq!(engine.check(&payload), Ok(()));
            codes.extend(payload.answers.0.values().filter_map(|answer| match answer {
                Answer::DontKnow => Some(DONT_KNOW),
                Answer::PreferNot => Some(PREFER_NOT),
                _ => None,
            }));
            for (indicator, counts) in content.indicators.iter().zip(&mut standings) {
                counts[match indicator.measure.standing(&payload.answers) {
                    Standing::Outside => 0,
                    Standing::InDenominator => 1,
                    Standing::InNumerator => 2,
                }] += 1;
            }
        }
        assert_eq!(codes.len(), 2, "nobody said that they do not know, or preferred not to answer");
        for (indicator, [outside, others, yes]) in content.indicators.iter().zip(standings) {
            assert!(outside > 0 && others > 100 && yes > 50, "{} {outside} {others} {yes}", indicator.code);
        }
    }
}
