use domain::envelope::Unreadable;
use domain::outbox::{Batch, BatchAnswer};

use super::super::phone::tests::enrolment;
use super::*;

fn read(text: &str) -> Json {
    Json::read(text).unwrap()
}

fn full_kit() -> FieldKit {
    let mut kit = enrolment().kit;
    kit.sites = vec![
        Place {
            code: PlaceCode::new(Country::Co, "05001"),
            name: "Medellín".into(),
            level: 2,
            parent: Some("05".into()),
        },
        Place {
            code: PlaceCode::country_itself(Country::Tt),
            name: "Trinidad and Tobago".into(),
            level: 0,
            parent: None,
        },
    ];
    let choice = |code: &str| Choice { code: code.into(), label: LocalText::both("uno \"1\"", "one") };
    let choices = vec![choice("a"), choice("b")];
    let kinds = [Kind::SelectMany { choices }, Kind::Place, Kind::Note, Kind::Integer];
    for (at, kind) in kinds.into_iter().enumerate() {
        kit.form.questions.push(Question {
            name: format!("q{at}"),
            kind,
            label: LocalText::both("línea\notra", "line"),
            hint: LocalText::both("", "hint"),
            relevant: "${heard} = 'yes'".into(),
            constraint: ". < 5".into(),
            constraint_message: LocalText::both("menos", "less"),
            required: at == 0,
            sensitivity: [Sensitivity::Sensitive, Sensitivity::HighlySensitive][at % 2],
        });
    }
    kit
}

#[test]
fn a_kit_reads_as_the_server_wrote_it() {
    let kit = full_kit();
    let text = serde_json::to_string(&kit).unwrap();
    assert_eq!(super::kit(&read(&text)), Some(kit));
}

#[test]
fn a_kit_with_a_part_missing_or_a_later_kind_of_question_is_refused() {
    let text = serde_json::to_string(&full_kit()).unwrap();
    for key in
        ["wave", "form_version", "form_hash", "form", "sites", "key_id", "public_key", "questions", "country"]
    {
        let broken = text.replacen(&format!("\"{key}\":"), "\"other\":", 1);
        assert_eq!(super::kit(&read(&broken)), None, "{key}");
    }
    assert_eq!(super::kit(&read(&text.replace("\"place\"", "\"hologram\""))), None);
}

#[test]
fn answers_are_written_and_read_as_serde_does() {
    let mut all = Answers::default();
    all.set("one", Answer::One("a\"b".into()));
    all.set("many", Answer::Many(vec!["x".into(), "y".into()]));
    all.set("number", Answer::Integer(-3));
    all.set("dk", Answer::DontKnow);
    all.set("pna", Answer::PreferNot);
    let text = answers_text(&all);
    assert_eq!(text, serde_json::to_string(&all).unwrap());
    assert_eq!(answers(&read(&text)), Some(all));
    assert_eq!(answers(&read(r#"{"q":{"photo":"x"}}"#)), None);
}

#[test]
fn items_and_batches_are_written_as_serde_does() {
    let states = [
        ItemState::Waiting,
        ItemState::Parked { reason: ParkedReason::Conflict },
        ItemState::Parked { reason: ParkedReason::Unreadable },
    ];
    for state in states {
        let made = Item {
            id: ResponseId::from_random([1; 16]),
            hash: "ab".into(),
            enrolment: EnrolmentId::from_random([2; 16]),
            text: "sealed-_".into(),
            state,
        };
        assert_eq!(item_text(&made), serde_json::to_string(&made).unwrap());
        assert_eq!(item(&read(&item_text(&made))), Some(made.clone()));
        let batch = Batch { items: vec![made.text.clone(), made.text.clone()] };
        assert_eq!(batch_text([&made, &made].into_iter()), serde_json::to_string(&batch).unwrap());
    }
}

#[test]
fn outcomes_read_as_the_server_wrote_them() {
    let id = ResponseId::from_random([1; 16]);
    let receipt = Receipt::new(id.clone(), "hash".into(), &[1], &[2; 4]);
    let mut sent = vec![Outcome::Stored { receipt: receipt.clone() }, Outcome::Conflict { id }];
    for code in ["closed_wave", "unknown_form_version", "failed_validation", "unknown_key", "cannot_open"] {
        let reason = HeldReason::parse(code).unwrap();
        sent.push(Outcome::Held { receipt: receipt.clone(), reason });
    }
    sent.push(Outcome::Unreadable { reason: Unreadable::CutOff });
    let text = serde_json::to_string(&BatchAnswer { outcomes: sent.clone() }).unwrap();
    assert_eq!(outcomes(&text), Some(sent.into_iter().map(Some).collect()));
    assert_eq!(
        outcomes(r#"{"outcomes":[{"outcome":"later"},{"outcome":"stored"}]}"#),
        Some(vec![None, None])
    );
    assert_eq!(outcomes("<html>"), None);
}
