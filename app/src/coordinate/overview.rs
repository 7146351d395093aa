//! The first page of a coordinator: what waits, and where every wave stands.

use leptos::prelude::*;
use leptos_router::components::Redirect;

use domain::wave::WaveState;

use crate::backend::{Forming, Indicating, Peopling, WaveLine, Waving, backend, caller};
use crate::error::Answer;
use crate::parts::{
    ButtonKind, LinkButton, Notice, NoticeKind, Page, PageHead, Room, SummaryList, SummaryRow, Tag, Tone,
    Width, country_of, load, region_of,
};
use crate::shell::lang;
use crate::words::account;
use crate::words::coordinate::{Overview as Words, answers, waves};

/// What a wave waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Open,
    Collect,
    FirstSignature,
    SecondSignature,
    Nothing,
}

impl Next {
    pub fn of(line: &WaveLine) -> Self {
        match (line.wave.state, line.signatures) {
            (WaveState::Planned, _) => Self::Open,
            (WaveState::Open, _) => Self::Collect,
            (WaveState::Closed, 0) => Self::FirstSignature,
            (WaveState::Closed, _) => Self::SecondSignature,
            (WaveState::Released, _) => Self::Nothing,
        }
    }
}

/// All that the page counts.
struct Work {
    waves: Vec<WaveLine>,
    held: usize,
    indicators: usize,
    /// Forms, and how many of them have a published version.
    forms: (usize, usize),
    groups: usize,
}

#[component]
pub fn OverviewPage() -> impl IntoView {
    let (lang, caller) = (lang(), caller());
    if caller.as_coordinator().is_err() && caller.as_administrator().is_ok() {
        return view! { <Redirect path=format!("/{}/coordinate/people", lang.code())/> }.into_any();
    }
    load(work(), |work| view! { <Overview work/> }).into_any()
}

async fn work() -> Answer<Work> {
    let caller = caller();
    caller.as_coordinator()?;
    let waving = backend::<dyn Waving>()?;
    let (indicating, forming, peopling) =
        (backend::<dyn Indicating>()?, backend::<dyn Forming>()?, backend::<dyn Peopling>()?);
    let forms = forming.forms(&caller).await?;
    Ok(Work {
        waves: waving.waves(&caller).await?,
        held: waving.held(&caller).await?.len(),
        indicators: indicating.indicators(&caller).await?.len(),
        forms: (forms.len(), forms.iter().filter(|form| !form.versions.is_empty()).count()),
        groups: peopling.groups(&caller).await?.len(),
    })
}

/// One thing to do: what, why, and where.
struct Task {
    title: String,
    why: String,
    href: String,
}

#[component]
fn Overview(work: Work) -> impl IntoView {
    let (lang, caller) = (lang(), caller());
    let words = Words::of(lang);
    let at = move |rest: &str| format!("/{}/coordinate/{rest}", lang.code());
    let country = country_of(&caller).map(|country| account::country(lang, country)).unwrap_or_default();
    let tasks = tasks(lang, &work);
    let count = |href: String, label: &str, number: usize| {
        SummaryRow::new(label, view! { <a href=href>{number}</a> })
    };
    let rows = vec![
        count(at("indicators"), words.indicators, work.indicators),
        count(at("forms"), words.forms, work.forms.0),
        count(at("people"), words.groups, work.groups),
        count(at("held"), words.held, work.held),
    ];
    let none = work.waves.is_empty();
    let cards = work.waves.into_iter().map(|line| view! { <WaveCard line/> }).collect_view();
    view! {
        <Page title=words.title room=Room::team(lang, &caller) width=Width::Wide>
            <PageHead kicker=country title=words.title lead=words.lead/>
            <section class="pu-section">
                <h2>{words.next}</h2>
                {if tasks.is_empty() {
                    view! {
                        <Notice kind=NoticeKind::Good title=words.nothing><p>{words.nothing_help}</p></Notice>
                    }
                        .into_any()
                } else {
                    let items = tasks
                        .into_iter()
                        .map(|task| view! {
                            <li class="pu-task">
                                <a class="pu-task__title" href=task.href>{task.title}</a>
                                <span class="pu-task__why">{task.why}</span>
                            </li>
                        })
                        .collect_view();
                    view! { <ul class="pu-tasks">{items}</ul> }.into_any()
                }}
            </section>
            <section class="pu-section">
                <h2>{words.waves}</h2>
                {none.then(|| view! { <Notice title=words.no_waves><p>{words.no_waves_help}</p></Notice> })}
                <ul class="pu-waves">{cards}</ul>
                <p><LinkButton href=at("waves/new") kind=ButtonKind::Secondary>{words.new_wave}</LinkButton></p>
            </section>
            <section class="pu-section">
                <h2>{words.content}</h2>
                <SummaryList rows/>
            </section>
        </Page>
    }
}

#[component]
fn WaveCard(line: WaveLine) -> impl IntoView {
    let lang = lang();
    let region = region_of(lang, &caller());
    let state = line.wave.state;
    let tone = match state {
        WaveState::Planned => Tone::Quiet,
        WaveState::Open => Tone::Accent,
        WaveState::Closed => Tone::Warning,
        WaveState::Released => Tone::Good,
    };
    let count = answers(lang, line.responses, &region.whole(line.responses));
    view! {
        <li class="pu-wave">
            <a class="pu-wave__name" href=format!("/{}/coordinate/waves/{}", lang.code(), line.wave.id)>
                {line.wave.name.in_lang(lang).to_owned()}
            </a>
            <Tag tone label=waves::state(lang, state)/>
            <span class="pu-wave__facts">
                {format!("{} · {} · {count}", line.area.name, line.form_title.in_lang(lang))}
            </span>
        </li>
    }
}

/// Everything that waits, the most urgent first; a country that has nothing yet is led step by step.
fn tasks(lang: domain::text::Lang, work: &Work) -> Vec<Task> {
    let words = Words::of(lang);
    let task = |title: &str, why: &str, to: &str| Task {
        title: title.to_owned(),
        why: why.to_owned(),
        href: format!("/{}/coordinate/{to}", lang.code()),
    };
    let wave_words = waves::WaveWords::of(lang);
    let mut waiting: Vec<(Next, Task)> = work
        .waves
        .iter()
        .map(|line| {
            let (why, more) = match Next::of(line) {
                Next::Open => (wave_words.open_confirm, ""),
                Next::Collect => (wave_words.collecting, ""),
                Next::FirstSignature => (wave_words.closed_help, "/preview"),
                Next::SecondSignature => (wave_words.one_signature, "/preview"),
                Next::Nothing => (wave_words.released, ""),
            };
            let title = waves::next(lang, Next::of(line), line.wave.name.in_lang(lang));
            (Next::of(line), task(&title, why, &format!("waves/{}{more}", line.wave.id)))
        })
        .filter(|(next, _)| *next != Next::Nothing)
        .collect();
    waiting.sort_by_key(|(next, _)| match next {
        Next::SecondSignature => 0,
        Next::FirstSignature => 1,
        Next::Open => 2,
        Next::Collect | Next::Nothing => 3,
    });
    let mut tasks: Vec<Task> = waiting.into_iter().map(|(_, task)| task).collect();
    if work.indicators == 0 {
        tasks.push(task(words.first_indicator, words.first_indicator_why, "indicators/new"));
    }
    if work.forms.1 == 0 {
        tasks.push(task(words.first_form, words.first_form_why, "forms"));
    }
    if work.groups == 0 {
        tasks.push(task(words.first_group, words.first_group_why, "people"));
    }
    if tasks.is_empty() && work.waves.is_empty() {
        tasks.push(task(words.first_wave, words.first_wave_why, "waves/new"));
    }
    if work.held > 0 {
        tasks.push(task(words.look_at_held, words.look_at_held_why, "held"));
    }
    tasks
}

#[cfg(test)]
mod tests;
