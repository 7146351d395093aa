//! All results by country and place, narrowed by a question and a theme. The filter is part of the address.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use domain::indicator::Theme;
use domain::text::Lang;

use super::card::{Card, PlaceName};
use super::find::{CountryResults, by_place, matching, parse_theme, theme_code};
use super::home::Themes;
use crate::backend::{Publishing, ResultCard, backend};
use crate::parts::{Button, FieldHead, InputKind, Notice, Page, PageHead, Room, TextInput, Width, load};
use crate::shell::lang;
use crate::words::{common, results};

#[component]
pub fn ResultsPage() -> impl IntoView {
    let (question, theme) = use_query_map().with_untracked(|query| {
        let theme = query.get_str("theme").and_then(parse_theme);
        (query.get_str("q").unwrap_or_default().trim().to_owned(), theme)
    });
    load(
        async { backend::<dyn Publishing>()?.cards().await },
        move |cards| view! { <List cards question theme/> },
    )
}

#[component]
fn List(cards: Vec<ResultCard>, question: String, theme: Option<Theme>) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let none_at_all = cards.is_empty();
    let countries = by_place(matching(cards, &question, theme));
    let content = match (countries.is_empty(), none_at_all) {
        (_, true) => {
            view! { <Notice title=words.nothing_yet><p>{words.nothing_yet_todo}</p></Notice> }.into_any()
        }
        (true, false) => {
            view! { <Notice title=words.nothing_found><p>{words.nothing_found_todo}</p></Notice> }.into_any()
        }
        (false, false) => countries.into_iter().map(|found| country(lang, found)).collect_view().into_any(),
    };
    view! {
        <Page title=common::of(lang).results description=words.about_short room=Room::public(lang) width=Width::Wide>
            <PageHead title=common::of(lang).results lead=words.list_lead/>
            <Search value=question.clone() theme/>
            <nav aria-label=words.themes><Themes chosen=theme question/></nav>
            {content}
        </Page>
    }
}

fn country(lang: Lang, found: CountryResults) -> impl IntoView {
    let places = found
        .places
        .into_iter()
        .map(|(name, cards)| {
            let cards = cards
                .into_iter()
                .map(|card| view! { <Card card lang place_name=PlaceName::Left/> })
                .collect_view();
            view! { <h3 class="pu-section__place">{name}</h3> <ul class="pu-cards">{cards}</ul> }
        })
        .collect_view();
    view! { <section class="pu-section"><h2>{found.name}</h2>{places}</section> }
}

/// Asks for a place or a subject; keeps the theme.
#[component]
pub fn Search(#[prop(into)] value: String, theme: Option<Theme>) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let head = FieldHead::new("q", words.find_label).hint(words.find_hint);
    view! {
        <form class="pu-search" role="search" action=format!("/{}/r", lang.code())>
            <TextInput head value kind=InputKind::Search/>
            {theme.map(|theme| view! { <input type="hidden" name="theme" value=theme_code(theme)/> })}
            <Button>{common::of(lang).search}</Button>
        </form>
    }
}
