//! What phones sent and could not be counted, with its reason and what to do.

use leptos::prelude::*;

use crate::backend::{HeldLine, Waving, backend, caller};
use crate::parts::{Column, Notice, NoticeKind, Page, PageHead, Room, Table, Width, load, region_of};
use crate::shell::lang;
use crate::words::coordinate::{HeldWords, held as said};

#[component]
pub fn HeldPage() -> impl IntoView {
    load(
        async {
            let caller = caller();
            caller.as_coordinator()?;
            backend::<dyn Waving>()?.held(&caller).await
        },
        |held| view! { <Held held/> },
    )
}

#[component]
fn Held(held: Vec<HeldLine>) -> impl IntoView {
    let lang = lang();
    let words = HeldWords::of(lang);
    let region = region_of(lang, &caller());
    let none = held.is_empty();
    let columns = [words.receipt, words.week, words.wave, words.reason, words.what_to_do].map(Column::text);
    let rows = held
        .into_iter()
        .map(|line| {
            let (reason, todo) = said(lang, &line.reason);
            let wave = line.wave.map(|name| name.in_lang(lang).to_owned());
            vec![
                view! { <code class="pu-code">{line.receipt_code}</code> }.into_any(),
                region.long_date(line.week.monday()).into_any(),
                wave.unwrap_or_else(|| words.unknown_wave.to_owned()).into_any(),
                reason.into_any(),
                todo.into_any(),
            ]
        })
        .collect();
    view! {
        <Page title=words.title room=Room::team(lang, &caller()) width=Width::Wide>
            <PageHead title=words.title lead=words.lead/>
            {if none {
                view! { <Notice kind=NoticeKind::Good title=words.none><p>{words.none_help}</p></Notice> }.into_any()
            } else {
                view! {
                    <Table caption=words.title columns=columns.into() rows/>
                    <p class="pu-small">{words.receipt_help}</p>
                }
                    .into_any()
            }}
        </Page>
    }
}
