//! The editor of one indicator record: every field with a line of help, and the sentence that it will make.

mod fields;
mod links;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::form::Sensitivity;
use domain::id::IndicatorId;
use domain::indicator::{Direction, Indicator, Theme, Treatment};
use domain::text::Lang;

use self::links::Links;
use super::inputs::{Editing, Lines};
use crate::backend::{Indicating, IndicatorLine, backend, caller};
use crate::error::AppError;
use crate::fields::Fields;
use crate::parts::{
    Breadcrumb, Button, Choice, ErrorSummary, NavLink, Notice, Page, PageHead, PostForm, Radios, Room,
    Select, load,
};
use crate::shell::lang;
use crate::words::coordinate::Shared;
use crate::words::coordinate::indicators::{Editor as Words, Indicators};
use crate::words::results;
use crate::words::wording;

pub use fields::code_of;

/// `new` instead of an id begins an empty record.
#[component]
pub fn IndicatorPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    load(
        async move {
            let caller = caller();
            caller.as_coordinator()?;
            if id == "new" {
                return Ok(None);
            }
            let id = IndicatorId::parse(&id).map_err(|_| AppError::NotFound)?;
            backend::<dyn Indicating>()?.indicator(&caller, &id).await.map(Some)
        },
        |stored| view! { <Editor stored/> },
    )
}

#[component]
fn Editor(stored: Option<(IndicatorLine, Indicator)>) -> impl IntoView {
    let lang = lang();
    let (words, shared) = (Words::of(lang), Shared::of(lang));
    let (kicker, title, lead) = match &stored {
        None => (String::new(), words.new_title.to_owned(), words.lead),
        Some((line, _)) => (
            format!("{} · {} {}", line.code, shared.version, line.version),
            line.name.in_lang(lang).to_owned(),
            words.edit_lead,
        ),
    };
    let fields = stored.map(|(_, record)| fields::print(&record)).unwrap_or_else(blank);
    let mut edit = Editing::new(lang, fields);
    let sentences = Lang::ALL.map(|lang| sentence(lang, &edit));
    let parts = parts(lang, &mut edit);
    let up = NavLink::new(format!("/{}/coordinate/indicators", lang.code()), Indicators::of(lang).title);
    view! {
        <Page title=title.clone() room=Room::team(lang, &caller())>
            <Breadcrumb links=vec![up]/>
            <ErrorSummary refused=edit.refused.clone() labels=edit.labels()/>
            <PageHead kicker title lead/>
            <Notice title=words.preview>{preview(lang, sentences)}</Notice>
            <PostForm>
                {parts}
                <Button>{words.save}</Button>
            </PostForm>
        </Page>
    }
}

fn blank() -> Fields {
    let usual = [
        ("denominator", fields::EVERYONE),
        ("dont_know", "in_denominator"),
        ("prefer_not", "left_out"),
        ("direction", "neutral"),
        ("sensitivity", "sensitive"),
    ];
    Fields(usual.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
}

fn parts(lang: Lang, edit: &mut Editing) -> AnyView {
    let words = Words::of(lang);
    let naming = (
        edit.text("code", words.code, words.code_hint, Lines::One),
        edit.both("name", words.name, words.name_hint, Lines::One),
        edit.text("origin", words.origin, words.origin_hint, Lines::Many),
        edit.text("origin_language", words.origin_language, words.origin_language_hint, Lines::One),
        select(
            edit,
            "theme",
            words.theme,
            words.theme_hint,
            Theme::ALL.map(|theme| (code_of(&theme), results::theme(lang, theme))).into(),
        ),
    );
    let counting = (
        edit.both("numerator_words", words.numerator, words.numerator_hint, Lines::Many),
        edit.both("denominator_words", words.denominator, words.denominator_hint, Lines::Many),
    );
    let treatments = || {
        [(Treatment::InDenominator, words.in_denominator), (Treatment::LeftOut, words.left_out)]
            .map(|(treatment, label)| (code_of(&treatment), label))
            .into()
    };
    let rule = (
        edit.text("question", words.question, words.question_hint, Lines::One),
        edit.text("numerator_codes", words.numerator_codes, words.numerator_codes_hint, Lines::One),
        edit.text("denominator", words.denominator_rule, words.denominator_rule_hint, Lines::One),
        radios(edit, "dont_know", words.dont_know, words.dont_know_hint, treatments()),
        radios(edit, "prefer_not", words.prefer_not, words.prefer_not_hint, treatments()),
    );
    let directions = [Direction::HigherIsBetter, Direction::LowerIsBetter, Direction::Neutral]
        .map(|direction| (code_of(&direction), results::direction(lang, direction)));
    let meaning = (
        edit.both("definition", words.definition, words.definition_hint, Lines::Many),
        edit.both("rationale", words.rationale, words.rationale_hint, Lines::Many),
        radios(edit, "direction", words.direction, words.direction_hint, directions.into()),
    );
    let links = Links::of(lang, edit).into_view();
    let levels = [
        (Sensitivity::Ordinary, words.ordinary),
        (Sensitivity::Sensitive, words.sensitive),
        (Sensitivity::HighlySensitive, words.highly_sensitive),
    ]
    .map(|(level, label)| (code_of(&level), label));
    let care = (
        radios(edit, "sensitivity", words.sensitivity, words.sensitivity_hint, levels.into()),
        edit.both("limitations", words.limitations, words.limitations_hint, Lines::Many),
    );
    view! {
        <section class="pu-part"><h2>{words.name_part}</h2>{naming}</section>
        <section class="pu-part"><h2>{words.measure_part}</h2>{counting}</section>
        <section class="pu-part"><h2>{words.rule_part}</h2><p>{words.rule_lead}</p>{rule}</section>
        <section class="pu-part"><h2>{words.meaning_part}</h2>{meaning}</section>
        <section class="pu-part"><h2>{words.sdg_part}</h2><p>{words.sdg_lead}</p>{links}</section>
        <section class="pu-part"><h2>{words.care_part}</h2>{care}</section>
    }
    .into_any()
}

type Pairs = Vec<(String, &'static str)>;

fn choices(pairs: Pairs) -> Vec<Choice> {
    pairs.into_iter().map(|(code, label)| Choice::new(code, label)).collect()
}

fn radios(edit: &mut Editing, name: &str, label: &str, hint: &str, pairs: Pairs) -> AnyView {
    let (value, head) = (edit.value(name), edit.head(name, label, hint));
    view! { <Radios head choices=choices(pairs) value/> }.into_any()
}

fn select(edit: &mut Editing, name: &str, label: &str, hint: &str, pairs: Pairs) -> AnyView {
    let (value, head) = (edit.value(name), edit.head(name, label, hint));
    view! { <Select head choices=choices(pairs) value/> }.into_any()
}

/// The sentence at the top of a result page, with an invented number; nothing while a half of it is missing.
fn sentence(lang: Lang, edit: &Editing) -> Option<String> {
    let text = |name: &str| {
        let value = edit.value(&format!("{name}_{}", lang.code()));
        let value = value.trim().trim_end_matches('.').to_owned();
        (!value.is_empty()).then_some(value)
    };
    Some(wording::example(lang, &text("name")?, &text("numerator_words")?))
}

fn preview(lang: Lang, sentences: [Option<String>; 2]) -> AnyView {
    let told = Lang::ALL.into_iter().zip(sentences).filter_map(|(lang, text)| Some((lang, text?)));
    let told: Vec<_> = told.map(|(lang, text)| view! { <p lang=lang.code()>{text}</p> }).collect();
    if told.is_empty() {
        view! { <p>{Words::of(lang).preview_empty}</p> }.into_any()
    } else {
        told.into_any()
    }
}
