//! One question as a card that opens: a summary line, the texts, and the rules below.

use leptos::prelude::*;

use domain::form::Sensitivity;
use domain::text::Lang;

use super::code_of;
use super::fields::{Card, KINDS, Tick, field};
use crate::coordinate::inputs::Tickbox;
use crate::error::Problem;
use crate::parts::{Choice, FieldHead, InputKind, Select, Tag, TextArea, TextInput};
use crate::shell::lang;
use crate::words::coordinate::Shared;
use crate::words::coordinate::forms::{FormEditor as Words, kind as kind_words};
use crate::words::problems;

/// Open where something is to be corrected, and where the next question is to be written.
#[component]
pub fn QuestionCard(at: usize, card: Card, problems: Vec<Problem>, last: bool) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let mine = Mine { lang, at, problems };
    let unused = card.is_unused();
    let title = if unused && last {
        words.new_question.to_owned()
    } else {
        let label = if lang == Lang::Es { &card.label[0] } else { &card.label[1] };
        format!("{}. {}", at + 1, if label.is_empty() { &card.name } else { label })
    };
    let kind = kind_words(lang, &card.kind);
    let wrong = mine.any(&[""]);
    let rules_wrong = mine.any(&["relevant", "constraint", "message", "required", "sensitivity", "order"]);
    let texts = texts(&mine, &card);
    let rules = rules(&mine, &card);
    view! {
        <details class="pu-question" open=wrong || (unused && last)>
            <summary class="pu-question__title">
                <span>{title}</span>
                {(!unused).then(|| view! { <Tag label=kind/> })}
            </summary>
            <div class="pu-question__body">
                {(unused && last).then(|| view! { <p>{words.new_question_help}</p> })}
                {texts}
                <details class="pu-more" open=rules_wrong>
                    <summary>{words.more}</summary>
                    {rules}
                </details>
            </div>
        </details>
    }
}

/// What a part of a card is called in the summary of errors.
pub fn part_label(lang: Lang, part: &str) -> &'static str {
    let words = Words::of(lang);
    match part.trim_end_matches("_es").trim_end_matches("_en") {
        "name" => words.name,
        "type" => words.kind,
        "hint" => words.hint,
        "choices" => words.choices,
        "relevant" => words.relevant,
        "constraint" => words.constraint,
        "message" => words.message,
        "required" => words.required,
        "sensitivity" => words.sensitivity,
        "order" => words.order,
        _ => words.label,
    }
}

/// The fields of one card, with what is wrong in them.
struct Mine {
    lang: Lang,
    at: usize,
    problems: Vec<Problem>,
}

impl Mine {
    fn said(&self, part: &str) -> Vec<String> {
        let name = field(self.at, part);
        let here = self.problems.iter().filter(|problem| problem.field == name);
        here.map(|problem| problems::problem(self.lang, &problem.kind)).collect()
    }

    /// Whether a field whose part begins with one of these has a problem.
    fn any(&self, parts: &[&str]) -> bool {
        let begins =
            |problem: &Problem| parts.iter().any(|part| problem.field.starts_with(&field(self.at, part)));
        self.problems.iter().any(begins)
    }

    fn head(&self, part: &str, label: impl Into<String>, hint: &str) -> FieldHead {
        let head = FieldHead::new(field(self.at, part), label).hint(hint);
        FieldHead { problems: self.said(part), ..head }
    }

    fn both(&self, part: &str, label: &str, hint: &str, values: &[String; 2]) -> AnyView {
        let shared = Shared::of(self.lang);
        let es = self.head(&format!("{part}_es"), format!("{label} ({})", shared.spanish), hint);
        let en = self.head(&format!("{part}_en"), format!("{label} ({})", shared.english), "");
        view! {
            <div class="pu-pair">
                <TextArea head=es value=values[0].clone() rows=2/>
                <TextArea head=en value=values[1].clone() rows=2/>
            </div>
        }
        .into_any()
    }

    fn text(&self, part: &str, label: &str, hint: &str, value: &str) -> AnyView {
        view! { <TextInput head=self.head(part, label, hint) value/> }.into_any()
    }
}

/// Drawn as `AnyView`: the type of a whole card would be too deep for the compiler.
fn texts(mine: &Mine, card: &Card) -> AnyView {
    let words = Words::of(mine.lang);
    let kinds = KINDS.map(|code| Choice::new(code, kind_words(mine.lang, code)));
    let choices = mine.head("choices", words.choices, words.choices_hint);
    view! {
        {mine.both("label", words.label, "", &card.label)}
        <div class="pu-pair">
            {mine.text("name", words.name, words.name_hint, &card.name)}
            <Select head=mine.head("type", words.kind, "") choices=kinds.into() value=card.kind.clone()/>
        </div>
        <TextArea head=choices value=card.choices.clone()/>
    }
    .into_any()
}

fn rules(mine: &Mine, card: &Card) -> AnyView {
    let words = Words::of(mine.lang);
    let levels = [
        (Sensitivity::Ordinary, words.ordinary),
        (Sensitivity::Sensitive, words.sensitive),
        (Sensitivity::HighlySensitive, words.highly_sensitive),
    ]
    .map(|(level, label)| Choice::new(code_of(&level), label));
    let order = mine.head("order", words.order, words.order_hint);
    view! {
        {mine.both("hint", words.hint, words.hint_hint, &card.hint)}
        {mine.text("relevant", words.relevant, words.relevant_hint, &card.relevant)}
        {mine.text("constraint", words.constraint, words.constraint_hint, &card.constraint)}
        {mine.both("message", words.message, words.message_hint, &card.message)}
        <Select head=mine.head("sensitivity", words.sensitivity, "") choices=levels.into() value=card.sensitivity.clone()/>
        <Tickbox
            name=field(mine.at, "required")
            label=words.required
            checked=card.required == Tick::On
            problems=mine.said("required")
        />
        <TextInput head=order value=card.order.clone() kind=InputKind::Number/>
        <Tickbox name=field(mine.at, "remove") label=words.remove checked=card.remove == Tick::On/>
    }
    .into_any()
}
