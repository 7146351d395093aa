//! The indicators of a country.

use leptos::prelude::*;

use crate::backend::{Indicating, IndicatorLine, backend, caller};
use crate::parts::{Column, LinkButton, Notice, Page, PageHead, Room, Table, load};
use crate::shell::lang;
use crate::words::coordinate::Shared;
use crate::words::coordinate::indicators::Indicators as Words;

#[component]
pub fn IndicatorsPage() -> impl IntoView {
    load(
        async {
            let caller = caller();
            caller.as_coordinator()?;
            backend::<dyn Indicating>()?.indicators(&caller).await
        },
        |lines| view! { <Indicators lines/> },
    )
}

#[component]
fn Indicators(lines: Vec<IndicatorLine>) -> impl IntoView {
    let lang = lang();
    let (words, shared) = (Words::of(lang), Shared::of(lang));
    let at = |id: &str| format!("/{}/coordinate/indicators/{id}", lang.code());
    let new = at("new");
    let none = lines.is_empty();
    let columns = vec![Column::text(shared.name), Column::text(shared.code), Column::number(shared.version)];
    let rows = lines
        .into_iter()
        .map(|line| {
            let name = line.name.in_lang(lang).to_owned();
            vec![
                view! { <a href=at(line.id.as_str())>{name}</a> }.into_any(),
                view! { <code class="pu-code">{line.code}</code> }.into_any(),
                line.version.into_any(),
            ]
        })
        .collect();
    view! {
        <Page title=words.title room=Room::team(lang, &caller())>
            <PageHead title=words.title lead=words.lead/>
            <p><LinkButton href=new>{words.new}</LinkButton></p>
            {if none {
                view! { <Notice title=words.none><p>{words.none_help}</p></Notice> }.into_any()
            } else {
                view! { <Table caption=words.title columns rows/> }.into_any()
            }}
        </Page>
    }
}
