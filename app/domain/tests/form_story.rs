//! One form from its draft to the server's second look, and the people who try to break it.

use std::time::{Duration, Instant};

use domain::form::engine::{AnswerProblem, Engine, FormProblem, answers_from_fields, check_definition};
use domain::form::expression::{DONT_KNOW, Expression, PREFER_NOT};
use domain::form::{FormDefinition, Kind, Sensitivity};
use domain::indicator::Rule;
use domain::place::{Country, Place, PlaceCode};
use domain::response::{Answer, Answers, Mode, Payload};
use proptest::prelude::*;

fn form() -> FormDefinition {
    serde_json::from_str(
        r#"{"code":"F","title":{"es":"Forma"},"base_language":"es","questions":[
            {"name":"consent","type":"consent","label":{"es":"¿Acepta?","en":"Do you agree?"},"required":true},
            {"name":"place","type":"place","label":{"es":"Lugar"}},
            {"name":"heard","type":"select_one","label":{"es":"¿Oyó?"},"sensitivity":"sensitive","choices":[
                {"code":"yes","label":{"es":"Sí"}},{"code":"no","label":{"es":"No"}}]},
            {"name":"times","type":"integer","label":{"es":"¿Cuántas veces?"},"relevant":"${heard} = 'yes'",
             "constraint":". >= 0 and . <= 50"},
            {"name":"often","type":"select_many","label":{"es":"¿Dónde?"},"relevant":"${times} > 10","choices":[
                {"code":"street","label":{"es":"Calle"}},{"code":"school","label":{"es":"Colegio"}}]},
            {"name":"thanks","type":"note","label":{"es":"Gracias"}}]}"#,
    )
    .unwrap()
}

fn engine() -> Engine {
    let code = PlaceCode::new(Country::Pe, "130101");
    Engine::new(form(), vec![Place { code, name: "Trujillo".into(), level: 3, parent: None }]).unwrap()
}

fn typed(pairs: &[(&str, &str)]) -> (Answers, Vec<AnswerProblem>) {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    answers_from_fields(&form(), &pairs)
}

fn payload(answers: Answers) -> Payload {
    Payload { mode: Mode::Alone, language: "es".into(), consent: String::new(), answers }
}

#[test]
fn from_the_fields_to_the_second_look() {
    let engine = engine();
    let all =
        [("consent", "yes"), ("place", "130101"), ("heard", "yes"), ("times", " 12 "), ("often", "school")];
    let (answers, problems) = typed(&all);
    assert!(problems.is_empty());
    let kept = engine.finish(&answers).unwrap();
    assert_eq!(kept.get("times"), Some(&Answer::Integer(12)));
    assert_eq!(engine.check(&payload(kept)), Ok(()));
}

#[test]
fn without_consent_nothing_is_kept() {
    for consent in ["no", ""] {
        let (answers, _) = typed(&[("consent", consent), ("place", "130101"), ("heard", "yes")]);
        assert_eq!(engine().finish(&answers), Err(vec![AnswerProblem::NoConsent]));
    }
}

#[test]
fn closing_a_gate_takes_the_answers_behind_it_and_those_behind_them() {
    let all =
        [("consent", "yes"), ("place", "130101"), ("heard", "no"), ("times", "12"), ("often", "school")];
    let kept = engine().finish(&typed(&all).0).unwrap();
    assert_eq!(kept.0.keys().collect::<Vec<_>>(), ["consent", "heard", "place"]);
    // A phone that sends them all the same is not believed.
    let problems = engine().check(&payload(typed(&all).0)).unwrap_err();
    assert!(problems.contains(&AnswerProblem::NotRelevant { question: "times".into() }));
}

#[test]
fn every_question_can_be_left_with_dont_know_or_prefer_not() {
    for (code, answer) in [(DONT_KNOW, Answer::DontKnow), (PREFER_NOT, Answer::PreferNot)] {
        let (answers, _) = typed(&[("consent", "yes"), ("place", "130101"), ("heard", code)]);
        assert_eq!(engine().finish(&answers).unwrap().get("heard"), Some(&answer));
    }
    let mut form = form();
    form.questions[2].required = true;
    assert_eq!(check_definition(&form), [FormProblem::SensitiveRequired { question: "heard".into() }]);
    form.questions[2].sensitivity = Sensitivity::Ordinary;
    assert!(check_definition(&form).is_empty());
}

#[test]
fn a_hundred_thousand_boxes_are_refused_at_once() {
    let codes: Vec<String> = (0..100_000).map(|at| format!("{at:x}")).collect();
    let mut answers = typed(&[("consent", "yes"), ("place", "130101"), ("heard", "yes"), ("times", "12")]).0;
    answers.set("often", Answer::Many(codes));
    let begun = Instant::now();
    let refused = engine().finish(&answers).unwrap_err();
    assert_eq!(refused, [AnswerProblem::OutsideChoices { question: "often".into() }]);
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}

/// Rules that a careless or hostile coordinator could write.
const HOSTILE: [&str; 10] = [
    "${a} * 99999999999999999999999999999999999999999999 > 0",
    "string-length(${a} div 0) > 3",
    "string-length(0 div 0) = 3",
    "${a} mod 0 = 1",
    "-(-(-(${a}))) < 9223372036854775808",
    "selected(${a} * ${a}, '1')",
    "count-selected(string-length(${a})) = 1",
    "number('.') = number('')",
    "not(not(not(. = '')))",
    "${a} = ${a} = ${a} != ${a}",
];

#[test]
fn no_number_is_too_large_for_a_rule() {
    let long = format!("{} > 0", "9".repeat(1_900));
    let chain = format!("1{}", " + 1".repeat(480));
    for rule in HOSTILE.iter().copied().chain([long.as_str(), chain.as_str()]) {
        let rule = Expression::parse(rule).unwrap();
        for number in [i64::MIN, -1, 0, 1, i64::MAX] {
            let mut answers = Answers::default();
            answers.set("a", Answer::Integer(number));
            let _ = rule.holds(&answers, Some(&Answer::Integer(number)));
        }
    }
}

#[test]
fn what_is_nested_without_end_is_refused_and_not_followed() {
    for (open, close) in [("(", ")"), ("not(", ")"), ("-", ""), ("selected(", ", '')"), ("number(", ")")] {
        let rule = format!("{}1{}", open.repeat(180), close.repeat(180));
        assert!(Expression::parse(&rule).is_err(), "{open}");
    }
    let rule =
        format!("{}{{\"op\":\"everyone\"}}{}", r#"{"op":"not","rule":"#.repeat(5_000), "}".repeat(5_000));
    assert!(serde_json::from_str::<Rule>(&rule).is_err());
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any::<i64>().prop_map(Answer::Integer),
        prop::sample::select(vec!["yes", "no", "130101", "street", "", "dk", "\u{0}"])
            .prop_map(|code| Answer::One(code.to_owned())),
        prop::collection::vec(prop::sample::select(vec!["street", "school", "x"]), 0..4)
            .prop_map(|codes| Answer::Many(codes.into_iter().map(str::to_owned).collect())),
        Just(Answer::DontKnow),
        Just(Answer::PreferNot),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_the_phone_keeps_the_server_takes(
        given in prop::collection::btree_map(
            prop::sample::select(vec!["consent", "place", "heard", "times", "often", "thanks", "stray"]),
            answer(),
            0..7,
        )
    ) {
        let engine = engine();
        let answers = Answers(given.into_iter().map(|(name, answer)| (name.to_owned(), answer)).collect());
        if let Ok(kept) = engine.finish(&answers) {
            prop_assert_eq!(engine.check(&payload(kept.clone())), Ok(()));
            prop_assert_eq!(engine.finish(&kept), Ok(kept));
        }
        let _ = engine.check(&payload(answers));
    }

    #[test]
    fn no_field_makes_it_panic(
        fields in prop::collection::vec(
            (prop::sample::select(vec!["consent", "place", "heard", "times", "often", "x"]), "\\PC{0,12}|[-+0-9]{1,24}"),
            0..20,
        )
    ) {
        let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let (answers, _) = answers_from_fields(&form(), &fields);
        let _ = engine().finish(&answers);
    }

    #[test]
    fn no_bytes_are_taken_for_answers_that_are_not(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        let _ = Payload::from_bytes(&bytes);
        prop_assert!(domain::envelope::Envelope::open_text(&text).is_err());
        let _ = domain::receipt::ReceiptCode::parse(&text);
        let _ = PlaceCode::parse_slug(&text).map(|place| assert_eq!(place.slug(), text));
        let _ = serde_json::from_slice::<FormDefinition>(&bytes);
    }
}

#[test]
fn a_note_asks_nothing() {
    let (answers, problems) = typed(&[("thanks", "typed all the same")]);
    assert!(answers.0.is_empty() && problems.is_empty());
    assert!(!Kind::Note.offers_codes());
}
