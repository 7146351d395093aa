use super::*;
use crate::form::Sensitivity;
use crate::form::engine::check_definition;
use crate::form::warnings::{asks_for, warnings};
use crate::library::Theme;

fn approved() -> MinorsRule {
    MinorsRule::WithApproval { reference: "CE-7".to_owned() }
}

fn empty() -> FormDefinition {
    FormDefinition {
        code: "LIB".to_owned(),
        title: LocalText::both("Prueba", "Trial"),
        base_language: "es".to_owned(),
        questions: Vec::new(),
    }
}

fn names(form: &FormDefinition) -> Vec<&str> {
    form.questions.iter().map(|question| question.name.as_str()).collect()
}

#[test]
fn every_question_can_be_published_in_a_form_of_its_own() {
    assert!(all().count() >= 60);
    for (_, entry) in all() {
        let form = add(&empty(), entry, &approved()).unwrap();
        assert_eq!(check_definition(&form), [], "{}", entry.code);
        assert!(standing(&form, entry, &approved()) == Standing::InForm, "{}", entry.code);
    }
}

#[test]
fn all_of_them_fit_into_one_form_and_none_asks_who_somebody_is() {
    let add_all = |form, (_, entry): (Theme, &'static Entry)| add(&form, entry, &approved()).unwrap();
    let form = all().fold(empty(), add_all);
    assert_eq!(check_definition(&form), []);
    assert_eq!(warnings(&form), []);
    assert!(!asks_for("¿Cuál es su nombre?").is_empty(), "the same look finds such a question");
}

#[test]
fn what_could_hurt_is_never_required() {
    let mut delicate = 0;
    for (_, entry) in all() {
        let form = add(&empty(), entry, &approved()).unwrap();
        for question in form.questions.iter().filter(|question| question.sensitivity > Sensitivity::Ordinary)
        {
            delicate += 1;
            assert!(!question.required, "{}", question.name);
        }
    }
    assert!(delicate > 30);
}

#[test]
fn the_short_set_comes_whole_and_in_its_order() {
    let form = add(&empty(), find("wg_communicating").unwrap(), &MinorsRule::Off).unwrap();
    let six = ["seeing", "hearing", "walking", "remembering", "self_care", "communicating"];
    let names: Vec<&str> = names(&form).iter().map(|name| name.strip_prefix("wg_").unwrap()).collect();
    assert_eq!(names, [&["intro"], &six[..]].concat());
    assert!(matches!(&form.questions[1].kind, Kind::SelectOne { choices } if choices.len() == 4));
}

#[test]
fn a_question_brings_what_its_rule_reads_and_stands_there_once() {
    let form = add(&empty(), find("stray_bullet_harm").unwrap(), &MinorsRule::Off).unwrap();
    assert_eq!(names(&form), ["stray_bullet", "stray_bullet_harm"]);
    assert_eq!(add(&form, find("stray_bullet").unwrap(), &MinorsRule::Off).unwrap(), form);
}

#[test]
fn questions_for_minors_need_an_approval() {
    let minors: Vec<&Entry> = all().map(|(_, entry)| entry).filter(|it| it.offer == Offer::Minors).collect();
    assert!(!minors.is_empty());
    for entry in minors {
        assert_eq!(add(&empty(), entry, &MinorsRule::Off), Err(MinorsAreOff), "{}", entry.code);
        assert!(add(&empty(), entry, &approved()).is_ok(), "{}", entry.code);
    }
}
