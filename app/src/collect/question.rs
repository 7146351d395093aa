//! One question as fields of a form: the same in the phone room and on the page for answering alone.

use leptos::prelude::*;

use domain::form::engine::{AnswerProblem, YES};
use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::form::{Kind, Question};
use domain::place::Place;
use domain::response::Answer;
use domain::text::Lang;

use crate::words;

/// More places than this stand in a list that opens.
const PLACES_AS_CHOICES: usize = 7;

/// Draws label, hint, problem and controls. `typed` is what was chosen or written before.
pub fn fields(
    question: &Question,
    sites: &[Place],
    lang: Lang,
    typed: &[String],
    problem: Signal<Option<String>>,
) -> AnyView {
    let label = question.label.in_lang(lang).to_owned();
    if question.kind == Kind::Note {
        return view! { <p class="pu-question__note">{label}</p> }.into_any();
    }
    let words = words::collect::of(lang);
    let name = question.name.clone();
    let (label_id, hint_id) = (format!("{name}-label"), format!("{name}-hint"));
    let problem_id = format!("{name}-problem");
    let described = format!("{hint_id} {problem_id}");
    let hint = match question.hint.in_lang(lang) {
        "" => match question.kind {
            Kind::SelectMany { .. } => words.many_hint,
            Kind::Integer => words.number_hint,
            _ => "",
        },
        hint => hint,
    };
    let class = move || if problem.get().is_some() { "pu-field pu-field--problem" } else { "pu-field" };
    view! {
        <fieldset class=class aria-describedby=described.clone()>
            <legend class="pu-field__label" id=label_id.clone()>{paragraphs(&label)}</legend>
            <p class="pu-field__hint" id=hint_id>{hint.to_owned()}</p>
            <p class="pu-field__problem" id=problem_id role="alert">{move || problem.get().unwrap_or_default()}</p>
            {controls(question, sites, lang, typed, &label_id, &described)}
        </fieldset>
    }
    .into_any()
}

fn controls(
    question: &Question,
    sites: &[Place],
    lang: Lang,
    typed: &[String],
    label_id: &str,
    described: &str,
) -> AnyView {
    let words = words::collect::of(lang);
    let choice = |code: &str, label: &str| (code.to_owned(), label.to_owned());
    let mut codes = vec![choice(DONT_KNOW, words.dont_know), choice(PREFER_NOT, words.prefer_not)];
    if !question.kind.offers_codes() {
        codes.clear();
    }
    let name = &question.name;
    let (choices, kind) = match &question.kind {
        Kind::Note => (Vec::new(), "radio"),
        Kind::Consent => (vec![choice(YES, words.agree), choice("no", words.disagree)], "radio"),
        Kind::SelectOne { choices } => {
            (choices.iter().map(|c| choice(&c.code, c.label.in_lang(lang))).collect(), "radio")
        }
        Kind::SelectMany { choices } => {
            (choices.iter().map(|c| choice(&c.code, c.label.in_lang(lang))).collect(), "checkbox")
        }
        Kind::Place if sites.len() > PLACES_AS_CHOICES => {
            return places(name, sites, words.choose_place, typed, label_id, described);
        }
        Kind::Place => (sites.iter().map(|site| choice(&site.code.code, &site.name)).collect(), "radio"),
        Kind::Integer => {
            let written = typed.iter().find(|text| ![DONT_KNOW, PREFER_NOT].contains(&text.as_str()));
            let number = view! {
                <input
                    class="pu-input pu-input--short"
                    type="text"
                    inputmode="numeric"
                    id=name.clone()
                    name=name.clone()
                    value=written.cloned()
                    autocomplete="off"
                    aria-labelledby=label_id.to_owned()
                    aria-describedby=described.to_owned()
                />
            };
            return view! { {number} {group(name, &codes, 1, "checkbox", typed)} }.into_any();
        }
    };
    let first = group(name, &choices, 0, kind, typed);
    view! { {first} {group(name, &codes, choices.len(), kind, typed)} }.into_any()
}

/// Choices with large targets. The first control of a question has its name as id: there the problem leads.
fn group(name: &str, choices: &[(String, String)], before: usize, kind: &'static str, typed: &[String]) -> AnyView {
    if choices.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = choices
        .iter()
        .enumerate()
        .map(|(at, (code, label))| {
            let at = before + at;
            let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
            view! {
                <div class="pu-choice">
                    <input
                        class="pu-choice__control"
                        type=kind
                        id=id.clone()
                        name=name.to_owned()
                        value=code.clone()
                        checked=typed.contains(code)
                        autocomplete="off"
                    />
                    <label class="pu-choice__label" for=id>{label.clone()}</label>
                </div>
            }
            .into_any()
        })
        .collect();
    let class = if before == 0 { "pu-choices" } else { "pu-choices pu-choices--apart" };
    view! { <div class=class>{items}</div> }.into_any()
}

fn places(
    name: &str,
    sites: &[Place],
    empty: &'static str,
    typed: &[String],
    label_id: &str,
    described: &str,
) -> AnyView {
    let options: Vec<AnyView> = sites
        .iter()
        .map(|site| {
            let (code, chosen) = (site.code.code.clone(), typed.contains(&site.code.code));
            view! { <option value=code selected=chosen>{site.name.clone()}</option> }.into_any()
        })
        .collect();
    view! {
        <select
            class="pu-input"
            id=name.to_owned()
            name=name.to_owned()
            autocomplete="off"
            aria-labelledby=label_id.to_owned()
            aria-describedby=described.to_owned()
        >
            <option value="">{empty}</option>
            {options}
        </select>
    }
    .into_any()
}

/// Lines of a long text (the consent) as lines.
fn paragraphs(text: &str) -> Vec<AnyView> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <span class="pu-question__line">{line.to_owned()}</span> }.into_any())
        .collect()
}

/// The field values of an answer.
pub fn values(answer: Option<&Answer>) -> Vec<String> {
    match answer {
        None => Vec::new(),
        Some(Answer::One(code)) => vec![code.clone()],
        Some(Answer::Many(codes)) => codes.clone(),
        Some(Answer::Integer(number)) => vec![number.to_string()],
        Some(Answer::DontKnow) => vec![DONT_KNOW.to_owned()],
        Some(Answer::PreferNot) => vec![PREFER_NOT.to_owned()],
    }
}

/// An answer in words.
pub fn said(question: &Question, sites: &[Place], answer: Option<&Answer>, lang: Lang) -> String {
    let words = words::collect::of(lang);
    let label = |code: &String| -> String {
        match &question.kind {
            Kind::Consent => (if code == YES { words.agree } else { words.disagree }).to_owned(),
            Kind::SelectOne { choices } | Kind::SelectMany { choices } => {
                let choice = choices.iter().find(|choice| choice.code == *code);
                choice.map(|choice| choice.label.in_lang(lang).to_owned()).unwrap_or_default()
            }
            _ => {
                let site = sites.iter().find(|site| site.code.code == *code);
                site.map(|site| site.name.clone()).unwrap_or_default()
            }
        }
    };
    match answer {
        None => words.no_answer.to_owned(),
        Some(Answer::One(code)) => label(code),
        Some(Answer::Many(codes)) => codes.iter().map(label).collect::<Vec<_>>().join(", "),
        Some(Answer::Integer(number)) => number.to_string(),
        Some(Answer::DontKnow) => words.dont_know.to_owned(),
        Some(Answer::PreferNot) => words.prefer_not.to_owned(),
    }
}

/// What is wrong with an answer: the form's own words where it has some.
pub fn problem_words(question: Option<&Question>, problem: &AnswerProblem, lang: Lang) -> String {
    let words = words::collect::of(lang);
    let own = question.map(|question| question.constraint_message.in_lang(lang)).unwrap_or_default();
    let text = match problem {
        AnswerProblem::Constraint { .. } if !own.is_empty() => own,
        AnswerProblem::Constraint { .. } => words.breaks_rule,
        AnswerProblem::NotANumber { .. } => words.not_a_number,
        AnswerProblem::Required { .. } | AnswerProblem::NoConsent => words.needed,
        _ => words.outside,
    };
    text.to_owned()
}
