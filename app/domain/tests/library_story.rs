//! What every question of the library keeps to, whoever adds one.

use std::collections::BTreeSet;

use domain::form::Sensitivity;
use domain::form::expression::{DONT_KNOW, Expression, PREFER_NOT};
use domain::form::warnings::asks_for;
use domain::library::{Asks, Both, Entry, Offer, Theme, all, find, list, lists};
use domain::text::folded;

fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.len() <= 40 && text.chars().all(plain)
}

fn is_in_both(text: Both) -> bool {
    let filled = |text: &str| !text.is_empty() && text == text.trim() && !text.contains("  ");
    filled(text.es) && filled(text.en)
}

fn list_of(entry: &Entry) -> Option<&'static str> {
    match entry.asks {
        Asks::One(name) | Asks::Many(name) => Some(name),
        _ => None,
    }
}

#[test]
fn there_are_enough_questions_on_every_theme_and_each_has_its_own_code() {
    assert!(all().count() >= 70, "{}", all().count());
    for theme in Theme::ALL {
        assert!(theme.entries().len() >= 7, "{theme:?}");
        assert_eq!(Theme::parse(theme.code()), Some(theme));
    }
    let codes: BTreeSet<&str> = all().map(|(_, entry)| entry.code).collect();
    assert_eq!(codes.len(), all().count());
    for (_, entry) in all() {
        assert!(is_name(entry.code), "{}", entry.code);
        assert_eq!(find(entry.code), Some(entry));
    }
}

#[test]
fn every_question_speaks_both_languages_and_names_its_concept() {
    for (_, entry) in all() {
        assert!(is_in_both(entry.label) && is_in_both(entry.concept), "{}", entry.code);
        for text in [entry.hint, entry.care] {
            assert!(text.is_blank() || is_in_both(text), "{}", entry.code);
        }
        for text in [entry.label, entry.hint] {
            assert!(!text.es.contains(['¡', '!']) && !text.en.contains('!'), "{}", entry.code);
        }
    }
}

#[test]
fn lists_are_shared_by_name_and_never_offer_what_the_engine_offers() {
    let used: BTreeSet<&str> = all().filter_map(|(_, entry)| list_of(entry)).collect();
    let named: Vec<&str> = lists().map(|(name, _)| name).collect();
    assert_eq!(used, named.iter().copied().collect(), "a list for each use, a use for each list");
    assert_eq!(named.len(), used.len(), "a name for each list");
    for (name, choices) in lists() {
        assert!(is_name(name) && choices.len() >= 2, "{name}");
        let codes: BTreeSet<&str> = choices.iter().map(|choice| choice.code).collect();
        assert_eq!(codes.len(), choices.len(), "{name}");
        for choice in choices {
            assert!(is_in_both(choice.label), "{name} {}", choice.code);
            let code = choice.code;
            assert!(!code.is_empty() && !code.contains(' ') && ![DONT_KNOW, PREFER_NOT].contains(&code));
            let offered = [
                "no se",
                "no sabe",
                "no responde",
                "prefiero no responder",
                "don't know",
                "i prefer not to answer",
            ];
            for said in [choice.label.es, choice.label.en].map(folded) {
                assert!(!offered.contains(&said.as_str()), "{name}: the engine offers {said:?}");
            }
        }
    }
    assert_eq!(list("no_such_list"), None);
}

#[test]
fn the_washington_group_short_set_keeps_its_words_and_its_order() {
    let set: Vec<(&str, &str, &str)> =
        Theme::Functioning.entries().iter().map(|it| (it.code, it.label.es, it.label.en)).collect();
    assert_eq!(
        set[1..],
        [
            (
                "wg_seeing",
                "¿Tiene dificultad para ver, incluso cuando usa lentes?",
                "Do you have difficulty seeing, even if wearing glasses?"
            ),
            (
                "wg_hearing",
                "¿Tiene dificultad para oír, incluso cuando usa un aparato auditivo?",
                "Do you have difficulty hearing, even if using a hearing aid(s)?"
            ),
            (
                "wg_walking",
                "¿Tiene dificultad para caminar o subir escaleras?",
                "Do you have difficulty walking or climbing steps?"
            ),
            (
                "wg_remembering",
                "¿Tiene dificultad para recordar o concentrarse?",
                "Do you have difficulty remembering or concentrating?"
            ),
            (
                "wg_self_care",
                "¿Tiene dificultad para valerse por sí mismo/a, como lavarse el cuerpo o vestirse?",
                "Do you have difficulty with self-care, such as washing all over or dressing?"
            ),
            (
                "wg_communicating",
                "Cuando emplea su lenguaje habitual, ¿tiene dificultad para comunicarse, por ejemplo, para entender a \
                 los demás o para que le entiendan?",
                "Using your usual language, do you have difficulty communicating, for example understanding or being \
                 understood?"
            ),
        ]
    );
    let together: BTreeSet<&str> = Theme::Functioning.entries().iter().map(|entry| entry.set).collect();
    assert_eq!(together, ["wg_short_set"].into(), "one is never added without the others");
    let answers: Vec<&str> = list("wg_difficulty").unwrap().iter().map(|choice| choice.label.en).collect();
    assert_eq!(answers, ["No difficulty", "Some difficulty", "A lot of difficulty", "Cannot do at all"]);
    assert!(Theme::Functioning.entries()[1..].iter().all(|entry| list_of(entry) == Some("wg_difficulty")));
}

#[test]
fn rules_can_be_read_and_ask_only_for_questions_of_the_library() {
    let mut rules = 0;
    for (_, entry) in all().filter(|(_, entry)| !entry.relevant.is_empty()) {
        rules += 1;
        let rule = Expression::parse(entry.relevant).unwrap_or_else(|why| panic!("{}: {why}", entry.code));
        for read in rule.questions() {
            let read = find(read).unwrap_or_else(|| panic!("{} reads {read}", entry.code));
            assert_ne!(read.code, entry.code);
            assert!(list_of(read).is_some(), "{}: an answer that can be compared", entry.code);
            for code in compared(entry.relevant) {
                let known = list(list_of(read).unwrap()).unwrap().iter().any(|choice| choice.code == code);
                assert!(known || [DONT_KNOW, PREFER_NOT, ""].contains(&code), "{}: {code}", entry.code);
            }
        }
    }
    assert!(rules > 20);
}

/// The texts in quotation marks of a rule.
fn compared(rule: &str) -> impl Iterator<Item = &str> {
    rule.split('\'').skip(1).step_by(2)
}

#[test]
fn what_can_put_somebody_in_danger_is_marked_and_explained() {
    for theme in [Theme::Victimisation, Theme::Arms, Theme::Extortion] {
        let ordinary: Vec<&str> = theme
            .entries()
            .iter()
            .filter(|entry| entry.sensitivity == Sensitivity::Ordinary)
            .map(|entry| entry.code)
            .collect();
        let harmless: &[&str] = if theme == Theme::Arms { &["arms_school_plan"] } else { &[] };
        assert_eq!(ordinary, harmless);
    }
    for (_, entry) in all() {
        let health = entry.set == "wg_short_set" && entry.asks != Asks::Note;
        assert!(!health || entry.sensitivity >= Sensitivity::Sensitive, "{}: health", entry.code);
        if entry.sensitivity == Sensitivity::HighlySensitive {
            let explained = !entry.care.is_blank() || !entry.hint.is_blank() || !entry.relevant.is_empty();
            assert!(explained, "{}: what to be careful about", entry.code);
        }
    }
}

#[test]
fn nobody_is_asked_who_they_are_what_they_own_or_what_they_did() {
    for (_, entry) in all() {
        for text in [entry.label.es, entry.label.en, entry.hint.es, entry.hint.en] {
            assert_eq!(asks_for(text), [], "{}: {text}", entry.code);
        }
        let asked = folded(&format!("{} | {}", entry.label.es, entry.label.en));
        for words in [
            "tiene un arma",
            "tiene armas",
            "su arma",
            "ha disparado",
            "ha robado",
            "pago usted",
            "quien lo hizo",
            "do you own",
            "have a gun",
            "your gun",
            "have you fired",
            "did you pay",
            "who did it",
        ] {
            assert!(!asked.contains(words), "{}: {words}", entry.code);
        }
    }
}

#[test]
fn questions_for_people_under_18_are_kept_apart() {
    let minors: Vec<&str> =
        all().filter(|(_, entry)| entry.offer == Offer::Minors).map(|(_, entry)| entry.code).collect();
    assert_eq!(minors, ["assent_minor", "guardian_permission", "age_14_plus"]);
    let consents: Vec<&Entry> =
        all().map(|(_, entry)| entry).filter(|entry| entry.asks == Asks::Consent).collect();
    assert_eq!(consents.len(), 3);
    for consent in consents {
        assert!(consent.label.en.contains("skip") && consent.label.es.to_lowercase().contains("saltar"));
        assert!(consent.label.es.contains("18") || consent.offer == Offer::Minors);
    }
}
