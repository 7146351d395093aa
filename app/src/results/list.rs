//! All results by country and place, narrowed by a question and a theme. The filter is part of the address.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use domain::indicator::Theme;
use domain::text::Lang;
use domain::wave::Breakdown;

use super::card::{Card, Line, PlaceName};
use super::find::{CountryResults, PlaceResults, by_place, matching, parse_theme, theme_code};
use super::home::Themes;
use crate::backend::{Publishing, ResultCard, backend};
use crate::parts::{Button, FieldHead, InputKind, Notice, Page, PageHead, Room, TextInput, Width, load};
use crate::shell::lang;
use crate::words::places;
use crate::words::{account, common, results};

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
    let countries = by_place(lang, matching(cards, &question, theme));
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
    let places = found.places.into_iter().map(|found| place(lang, found)).collect_view();
    let name = account::country(lang, found.country);
    view! { <section class="pu-section"><h2>{name}</h2>{places}</section> }
}

/// A card for each result of the place; the places inside it as lines that open.
fn place(lang: Lang, found: PlaceResults) -> impl IntoView {
    let heading =
        (found.place.level > 0).then(|| view! { <h3 class="pu-section__place">{found.heading}</h3> });
    let cards = found
        .cards
        .into_iter()
        .map(|card| view! { <Card card lang place_name=PlaceName::Left/> })
        .collect_view();
    let sites = found
        .sites
        .into_iter()
        .map(|site| {
            let lines = site.cards.into_iter().map(|card| view! { <Line card lang/> }).collect_view();
            view! {
                <details class="pu-more">
                    <summary>{places::name(lang, &site.place)}</summary>
                    <ul class="pu-lines">{lines}</ul>
                </details>
            }
        })
        .collect_view();
    let title = (!sites.is_empty())
        .then(|| view! { <p class="pu-lines__title">{results::breakdown(lang, Breakdown::Place)}</p> });
    view! { {heading} <ul class="pu-cards">{cards}</ul> {title} {sites} }
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
