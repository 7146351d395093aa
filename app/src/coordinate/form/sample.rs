//! The draft as those who answer will read it: the words and the choices, nothing to press.

use leptos::prelude::*;

use domain::form::{FormDefinition, Kind, Question};
use domain::text::Lang;

use crate::shell::lang;
use crate::words::common;
use crate::words::coordinate::forms::FormEditor as Words;

#[component]
pub fn Sample(form: FormDefinition) -> impl IntoView {
    let lang = lang();
    let questions = form.questions.iter().map(|question| one(lang, question)).collect_view();
    view! {
        <section class="pu-section">
            <details class="pu-more">
                <summary>{Words::of(lang).preview}</summary>
                <ol class="pu-sample">{questions}</ol>
            </details>
        </section>
    }
}

fn one(lang: Lang, question: &Question) -> impl IntoView + use<> {
    let (words, common) = (Words::of(lang), common::of(lang));
    let mut answers: Vec<String> = match &question.kind {
        Kind::Consent => vec![common.yes.to_owned(), common.no.to_owned()],
        Kind::SelectOne { choices } | Kind::SelectMany { choices } => {
            choices.iter().map(|choice| choice.label.in_lang(lang).to_owned()).collect()
        }
        Kind::Integer => vec![words.a_number.to_owned()],
        Kind::Place => vec![words.of_the_wave.to_owned()],
        Kind::Note => Vec::new(),
    };
    if question.kind.offers_codes() {
        answers.extend([common.dont_know, common.prefer_not].map(str::to_owned));
    }
    let answers = answers.into_iter().map(|answer| view! { <li>{answer}</li> }).collect_view();
    let (hint, rule) = (question.hint.in_lang(lang).to_owned(), question.relevant.clone());
    view! {
        <li class="pu-sample__question">
            <p class="pu-sample__label">{question.label.in_lang(lang).to_owned()}</p>
            {(!hint.is_empty()).then(|| view! { <p class="pu-small">{hint}</p> })}
            <ul class="pu-sample__answers">{answers}</ul>
            {(!rule.is_empty()).then(|| view! { <p class="pu-small">{words.only_if} " " <code class="pu-code">{rule}</code></p> })}
        </li>
    }
}
