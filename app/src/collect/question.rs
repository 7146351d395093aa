//! One question as fields of a form: the same in the phone room and on the page for answering alone.

use leptos::prelude::*;

use domain::form::engine::{AnswerProblem, YES};
use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::form::{self, Kind, Question};
use domain::place::Place;
use domain::response::Answer;
use domain::text::Lang;

use super::pieces::{block, control, element, live, words};
use crate::words::collect;

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
    let label = question.label.in_lang(lang);
    if question.kind == Kind::Note {
        return block("pu-question__note", lines(label));
    }
    let said = collect::of(lang);
    let name = &question.name;
    let (label_id, hint_id) = (format!("{name}-label"), format!("{name}-hint"));
    let problem_id = format!("{name}-problem");
    let described = format!("{hint_id} {problem_id}");
    let hint = match (question.hint.in_lang(lang), &question.kind) {
        ("", Kind::SelectMany { .. }) => said.many_hint,
        ("", Kind::Integer) => said.number_hint,
        (hint, _) => hint,
    };
    // Empty without a problem: that is how the style tells.
    let told = live(move || problem.get().map(words).into_iter().collect());
    let mut drawn = vec![
        element("legend", &[("class", "pu-field__label"), ("id", &label_id)], lines(label)),
        element("p", &[("class", "pu-field__hint"), ("id", &hint_id)], vec![words(hint)]),
        element("p", &[("class", "pu-field__problem"), ("id", &problem_id), ("role", "alert")], vec![told]),
    ];
    drawn.extend(controls(question, sites, lang, typed, &label_id, &described));
    element("fieldset", &[("class", "pu-field"), ("aria-describedby", &described)], drawn)
}

fn controls(
    question: &Question,
    sites: &[Place],
    lang: Lang,
    typed: &[String],
    label_id: &str,
    described: &str,
) -> Vec<AnyView> {
    let said = collect::of(lang);
    let labels = |choices: &[form::Choice]| -> Vec<(String, String)> {
        choices.iter().map(|c| (c.code.clone(), c.label.in_lang(lang).to_owned())).collect()
    };
    let fixed =
        |pairs: [(&str, &str); 2]| pairs.map(|(code, label)| (code.to_owned(), label.to_owned())).to_vec();
    let name = &question.name;
    let (choices, kind) = match &question.kind {
        Kind::Note => (Vec::new(), "radio"),
        Kind::Consent => (fixed([(YES, said.agree), ("no", said.disagree)]), "radio"),
        Kind::SelectOne { choices } => (labels(choices), "radio"),
        Kind::SelectMany { choices } => (labels(choices), "checkbox"),
        Kind::Place if sites.len() > PLACES_AS_CHOICES => {
            return vec![places(name, sites, said.choose_place, typed, label_id, described)];
        }
        Kind::Place => {
            (sites.iter().map(|site| (site.code.code.clone(), site.name.clone())).collect(), "radio")
        }
        Kind::Integer => (Vec::new(), "checkbox"),
    };
    let mut drawn = Vec::new();
    let mut before = choices.len();
    if question.kind == Kind::Integer {
        let written = typed.iter().find(|text| ![DONT_KNOW, PREFER_NOT].contains(&text.as_str()));
        drawn.push(control(&[
            ("class", "pu-input pu-input--short"),
            ("type", "text"),
            ("inputmode", "numeric"),
            ("id", name),
            ("name", name),
            ("value", written.map_or("", String::as_str)),
            ("aria-labelledby", label_id),
            ("aria-describedby", described),
        ]));
        before = 1;
    } else {
        drawn.push(group(name, &choices, 0, kind, typed));
    }
    if question.kind.offers_codes() {
        let codes = fixed([(DONT_KNOW, said.dont_know), (PREFER_NOT, said.prefer_not)]);
        drawn.push(group(name, &codes, before, kind, typed));
    }
    drawn
}

/// Choices with large targets. The first control of a question has its name as id: there the problem leads.
fn group(
    name: &str,
    choices: &[(String, String)],
    before: usize,
    kind: &'static str,
    typed: &[String],
) -> AnyView {
    let items = choices.iter().enumerate().map(|(at, (code, label))| {
        let at = before + at;
        let id = if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) };
        let pairs = [
            ("class", "pu-choice__control"),
            ("type", kind),
            ("id", id.as_str()),
            ("name", name),
            ("value", code.as_str()),
            ("checked", ""),
        ];
        let control = control(if typed.contains(code) { &pairs } else { &pairs[..5] });
        let label =
            element("label", &[("class", "pu-choice__label"), ("for", &id)], vec![words(label.as_str())]);
        block("pu-choice", vec![control, label])
    });
    block(if before == 0 { "pu-choices" } else { "pu-choices pu-choices--apart" }, items.collect())
}

fn places(
    name: &str,
    sites: &[Place],
    empty: &str,
    typed: &[String],
    label_id: &str,
    described: &str,
) -> AnyView {
    let mut options = vec![element("option", &[("value", "")], vec![words(empty)])];
    options.extend(sites.iter().map(|site| {
        let code = site.code.code.as_str();
        let attributes = [("value", code), ("selected", "")];
        let some = if typed.iter().any(|chosen| chosen == code) { 2 } else { 1 };
        element("option", &attributes[..some], vec![words(site.name.as_str())])
    }));
    let attributes = [
        ("class", "pu-input"),
        ("id", name),
        ("name", name),
        ("autocomplete", "off"),
        ("aria-labelledby", label_id),
        ("aria-describedby", described),
    ];
    element("select", &attributes, options)
}

/// Lines of a long text (the consent) as lines.
fn lines(text: &str) -> Vec<AnyView> {
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    filled.map(|line| element("span", &[("class", "pu-question__line")], vec![words(line)])).collect()
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
    let said = collect::of(lang);
    let label = |code: &String| -> String {
        match &question.kind {
            Kind::Consent => (if code == YES { said.agree } else { said.disagree }).to_owned(),
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
        None => said.no_answer.to_owned(),
        Some(Answer::One(code)) => label(code),
        Some(Answer::Many(codes)) => codes.iter().map(label).collect::<Vec<_>>().join(", "),
        Some(Answer::Integer(number)) => number.to_string(),
        Some(Answer::DontKnow) => said.dont_know.to_owned(),
        Some(Answer::PreferNot) => said.prefer_not.to_owned(),
    }
}

/// What is wrong with an answer: the form's own words where it has some.
pub fn problem_words(question: Option<&Question>, problem: &AnswerProblem, lang: Lang) -> String {
    let said = collect::of(lang);
    let own = question.map(|question| question.constraint_message.in_lang(lang)).unwrap_or_default();
    let text = match problem {
        AnswerProblem::Constraint { .. } if !own.is_empty() => own,
        AnswerProblem::Constraint { .. } => said.breaks_rule,
        AnswerProblem::NotANumber { .. } => said.not_a_number,
        AnswerProblem::Required { .. } | AnswerProblem::NoConsent => said.needed,
        _ => said.outside,
    };
    text.to_owned()
}
