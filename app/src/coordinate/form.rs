//! The editor of a draft, without script: a card for each question, one empty card more, and everything that keeps the
//! draft from being published.

mod card;
mod fields;
mod noticed;
mod sample;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::form::engine::FormProblem;
use domain::id::FormId;
use domain::text::Lang;

use self::card::QuestionCard;
use self::fields::{Card, cards, field_of, typed_cards};
use self::noticed::Noticed;
use self::sample::Sample;
use super::indicator::code_of;
use super::inputs::{Editing, Lines};
use crate::backend::{FormVersionLine, FormView, Forming, backend, caller};
use crate::error::{AppError, Problem, ProblemKind};
use crate::fields::Fields;
use crate::parts::{
    Breadcrumb, Button, ButtonKind, ErrorSummary, NavLink, Notice, NoticeKind, Page, PageHead, PostForm,
    Room, load,
};
use crate::shell::lang;
use crate::words::coordinate::Shared;
use crate::words::coordinate::forms::{FormEditor as Words, Forms, publish_as};
use crate::words::coordinate::library::Library;
use crate::words::problems;

#[component]
pub fn FormPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    load(
        async move {
            let caller = caller();
            caller.as_coordinator()?;
            let id = FormId::parse(&id).map_err(|_| AppError::NotFound)?;
            backend::<dyn Forming>()?.form(&caller, &id).await
        },
        |form| view! { <Editor form/> },
    )
}

#[component]
fn Editor(form: FormView) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let FormView { line, draft, problems } = form;
    let stored = Fields(vec![
        ("code".to_owned(), draft.code.clone()),
        ("title_es".to_owned(), draft.title.exact("es").unwrap_or_default().to_owned()),
        ("title_en".to_owned(), draft.title.exact("en").unwrap_or_default().to_owned()),
    ]);
    let mut edit = Editing::new(lang, stored);
    let about = (
        edit.text("code", Forms::of(lang).code, Forms::of(lang).code_hint, Lines::One),
        edit.both("title", Forms::of(lang).title_field, Forms::of(lang).title_hint, Lines::One),
    );
    let saving = edit.refused.fields.get("do") == "save";
    let mut shown = if saving { typed_cards(&edit.refused.fields) } else { cards(&draft) };
    if shown.last().is_none_or(|last| !last.is_unused()) {
        shown.push(Card::blank(shown.len()));
    }
    // What was refused just now, and (unless something else is being typed) what the engine found in the stored draft.
    let found = problems.iter().filter_map(|problem| {
        Some(Problem::new(&field_of(problem, &draft)?, ProblemKind::Form(problem.clone())))
    });
    let mut beside = edit.refused.problems.clone();
    beside.extend(found.filter(|_| !saving));
    let count = shown.len();
    let questions = shown
        .into_iter()
        .enumerate()
        .map(|(at, card)| view! { <QuestionCard at card problems=beside.clone() last=at + 1 == count/> })
        .collect_view();
    let up = NavLink::new(format!("/{}/coordinate/forms", lang.code()), Forms::of(lang).title);
    let library = format!("/{}/coordinate/forms/{}/library", lang.code(), line.id);
    let title = line.title.in_lang(lang).to_owned();
    let list =
        problems.iter().map(|problem| finding(lang, problem, field_of(problem, &draft))).collect_view();
    let next = line.versions.first().map_or(1, |newest| newest.number + 1);
    let ready = problems.is_empty();
    let base_language = draft.base_language.clone();
    view! {
        <Page title=title.clone() room=Room::team(lang, &caller())>
            <Breadcrumb links=vec![up]/>
            <ErrorSummary refused=edit.refused.clone() labels=summary_labels(lang, &edit)/>
            <PageHead kicker=words.kicker title lead=words.lead/>
            {if ready {
                view! {
                    <Notice kind=NoticeKind::Good title=words.ready>
                        <p>{words.publish_help}</p>
                        <PostForm does="publish">
                            <Button>{publish_as(lang, next)}</Button>
                        </PostForm>
                        <p class="pu-small">{words.unsaved}</p>
                    </Notice>
                }
                    .into_any()
            } else {
                view! {
                    <Notice kind=NoticeKind::Warning title=words.problems_title><ul>{list}</ul></Notice>
                }
                    .into_any()
            }}
            <Noticed draft=draft.clone()/>
            <PostForm does="save">
                <input type="hidden" name="count" value=count/>
                <input type="hidden" name="base_language" value=base_language/>
                <section class="pu-part"><h2>{words.about}</h2>{about}</section>
                <section class="pu-part">
                    <h2>{words.questions}</h2>
                    <p>{words.questions_lead}</p>
                    {questions}
                    <p class="pu-small">
                        <a href=library>{Library::of(lang).open}</a> " " {Library::of(lang).open_help}
                    </p>
                </section>
                <Button kind=if ready { ButtonKind::Secondary } else { ButtonKind::Primary }>{words.save}</Button>
            </PostForm>
            <Sample form=draft/>
            <Versions versions=line.versions/>
        </Page>
    }
}

#[component]
fn Versions(versions: Vec<FormVersionLine>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let none = versions.is_empty();
    let lines = versions
        .into_iter()
        .map(|version| view! { <li>{format!("{} {}", Shared::of(lang).version, version.number)}</li> })
        .collect_view();
    view! {
        <section class="pu-section">
            <h2>{words.versions}</h2>
            {if none { view! { <p>{words.no_versions}</p> }.into_any() } else { view! { <ul>{lines}</ul> }.into_any() }}
        </section>
    }
}

/// One problem of the stored draft, leading to its field where it has one.
fn finding(lang: Lang, problem: &FormProblem, field: Option<String>) -> impl IntoView + use<> {
    let sentence = problems::form(lang, problem);
    match field {
        Some(field) => view! { <li><a href=format!("#{field}")>{sentence}</a></li> }.into_any(),
        None => view! { <li>{sentence}</li> }.into_any(),
    }
}

/// Labels of the fields of cards that were refused: `2. heard`, so that the summary leads to the right card.
fn summary_labels(lang: Lang, edit: &Editing) -> Vec<(String, String)> {
    let mut labels = edit.labels();
    for problem in &edit.refused.problems {
        let card = problem.field.strip_prefix('q').and_then(|rest| rest.split_once('_'));
        if let Some((at, part)) = card.and_then(|(at, part)| Some((at.parse::<usize>().ok()?, part))) {
            let name = edit.refused.fields.get(&fields::field(at, "name")).to_owned();
            let label = format!("{}. {name}, {}", at + 1, card::part_label(lang, part).to_lowercase());
            labels.push((problem.field.clone(), label));
        }
    }
    labels
}
