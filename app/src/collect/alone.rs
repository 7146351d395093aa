//! The page for answering alone: all questions at once, one plain form, no script needed.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::form::Question;

use super::gates::gate;
use super::pieces::code;
use super::question::{fields, problem_words};
use crate::backend::{Alone, AloneReceipt, Collecting, backend};
use crate::error::{Problem, ProblemKind};
use crate::fields::Refused;
use crate::parts::{ErrorSummary, Notice, NoticeKind, Page, PageHead, load};
use crate::shell::lang;
use crate::words;

/// `/a/{code}`. The id of the response stands in the form, so a double post is one answer.
#[component]
pub fn AlonePage() -> impl IntoView {
    if let Some(receipt) = use_context::<AloneReceipt>() {
        return view! { <Thanks receipt/> }.into_any();
    }
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    load(async move { backend::<dyn Collecting>()?.alone(&code).await }, |alone| view! { <Questions alone/> })
        .into_any()
}

#[component]
fn Questions(alone: Alone) -> impl IntoView {
    let lang = lang();
    let said = words::collect::alone::of(lang);
    let refused = Refused::of_this_request();
    let Alone { id, kit, .. } = alone;
    let id = refused.value_or("response_id", id.as_str());
    let label =
        |question: &Question| question.label.in_lang(lang).lines().next_back().unwrap_or_default().to_owned();
    let labels = kit.form.questions.iter().map(|question| (question.name.clone(), label(question))).collect();
    let questions = kit.form.questions.iter().map(|question| {
        let typed: Vec<String> = refused.fields.all(&question.name).map(str::to_owned).collect();
        let problem = refused.on(&question.name).next().map(|problem| in_words(question, problem));
        let gate = gate(&kit.form, question, lang).map(|gate| view! { <p class="pu-alone__gate">{gate}</p> });
        view! {
            <div class="pu-alone__question">
                {gate} {fields(question, &kit.sites, lang, &typed, Signal::stored(problem))}
            </div>
        }
    });
    let questions = questions.collect_view();
    view! {
        <Page title=said.title>
            <ErrorSummary refused labels/>
            <PageHead title=kit.form.title.in_lang(lang).to_owned() lead=said.lead/>
            <Notice title=said.safe_title><p>{said.safe_text}</p></Notice>
            <form class="pu-form pu-alone" method="post" autocomplete="off" novalidate>
                <input type="hidden" name="response_id" value=id autocomplete="off"/>
                {questions}
                <button class="pu-button" type="submit">{said.send}</button>
            </form>
            <p class="pu-collect__help"><strong>{said.help}</strong> " " {kit.help_line.in_lang(lang).to_owned()}</p>
        </Page>
    }
}

/// A problem at its question: the form's own words come before ours.
fn in_words(question: &Question, problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Answer(why) if why.question().is_some() => problem_words(Some(question), why, lang()),
        other => words::problems::problem(lang(), other),
    }
}

#[component]
fn Thanks(receipt: AloneReceipt) -> impl IntoView {
    let lang = lang();
    let said = words::collect::alone::of(lang);
    view! {
        <Page title=said.thanks>
            <PageHead title=said.thanks lead=said.thanks_lead/>
            <Notice kind=NoticeKind::Good title=said.receipt_text>
                {code(said.receipt, &receipt.receipt_code)}
                <p><a href=format!("/{}/receipt", lang.code())>{said.check}</a></p>
            </Notice>
            <p class="pu-collect__help">
                <strong>{said.help}</strong> " " {receipt.help_line.in_lang(lang).to_owned()}
            </p>
            <p>{said.close}</p>
        </Page>
    }
}
