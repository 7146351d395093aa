//! The first page: what Pulso is, and the way to a number.

use leptos::prelude::*;

use domain::indicator::Theme;

use super::card::{Card, PlaceName};
use super::find::theme_code;
use super::list::Search;
use super::receipt::ReceiptForm;
use crate::backend::{Publishing, ResultCard, backend};
use crate::fields::encoded;
use crate::parts::{Notice, Page, PageHead, Room, Width, load};
use crate::shell::lang;
use crate::words::{common, results};

const NEWEST: usize = 6;

#[component]
pub fn HomePage() -> impl IntoView {
    load(async { backend::<dyn Publishing>()?.cards().await }, |cards| view! { <Home cards/> })
}

#[component]
fn Home(cards: Vec<ResultCard>) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let all = format!("/{}/r", lang.code());
    let empty = cards.is_empty();
    let newest = newest_of_all(cards)
        .into_iter()
        .map(|card| view! { <Card card lang place_name=PlaceName::Shown/> })
        .collect_view();
    let how = words
        .how
        .into_iter()
        .map(|(title, text)| view! { <li class="pu-points__point"><h3>{title}</h3><p>{text}</p></li> })
        .collect_view();
    view! {
        <Page title=common::PRODUCT description=words.about_short room=Room::public(lang) width=Width::Wide>
            <div class="pu-hero">
                <PageHead title=words.tagline lead=words.about/>
                <Search value="" theme=None/>
                <Pulse/>
            </div>
            <section class="pu-section">
                <h2>{words.newest}</h2>
                {if empty {
                    view! { <Notice title=words.nothing_yet><p>{words.nothing_yet_todo}</p></Notice> }.into_any()
                } else {
                    view! {
                        <ul class="pu-cards">{newest}</ul>
                        <p><a href=all.clone()>{words.all_results}</a></p>
                    }
                        .into_any()
                }}
            </section>
            <section class="pu-section">
                <h2>{words.themes}</h2>
                <Themes chosen=None question=""/>
            </section>
            <section class="pu-section">
                <h2>{words.how_to_read}</h2>
                <ul class="pu-points">{how}</ul>
            </section>
            <section class="pu-section pu-section--narrow">
                <h2>{words.receipt_title}</h2>
                <p>{words.receipt_lead}</p>
                <ReceiptForm code=""/>
            </section>
        </Page>
    }
}

/// The newest of each country in turn, and of an indicator only the widest place: one wave does not fill the page.
fn newest_of_all(cards: Vec<ResultCard>) -> Vec<ResultCard> {
    let mut widest: Vec<ResultCard> = Vec::new();
    for card in cards {
        match widest.iter_mut().find(|kept| kept.code == card.code) {
            Some(kept) if card.place.level < kept.place.level => *kept = card,
            Some(_) => {}
            None => widest.push(card),
        }
    }
    let turn = |at: usize| {
        let country = widest[at].place.code.country;
        widest[..at].iter().filter(|card| card.place.code.country == country).count()
    };
    let mut order: Vec<(usize, usize)> = (0..widest.len()).map(|at| (turn(at), at)).collect();
    order.sort_unstable();
    order.truncate(NEWEST);
    order.into_iter().map(|(_, at)| widest[at].clone()).collect()
}

/// Half heights of the strokes beside the first words: a quiet line with one beat in it.
const BEAT: [u32; 24] = [3, 4, 3, 5, 4, 6, 5, 9, 7, 14, 11, 26, 58, 40, 20, 30, 12, 8, 10, 6, 5, 6, 4, 3];

/// Decoration.
#[component]
fn Pulse() -> impl IntoView {
    let strokes: String =
        (4..).step_by(10).zip(BEAT).map(|(x, half)| format!("M{x} {}v{}", 60 - half, half * 2)).collect();
    view! { <svg class="pu-hero__art" viewBox="0 0 238 120" aria-hidden="true"><path d=strokes/></svg> }
}

/// Every theme as a link that keeps the question; on a list also the way back to all of them.
#[component]
pub fn Themes(chosen: Option<Theme>, #[prop(into)] question: String) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let base = format!("/{}/r", lang.code());
    let address = |theme: Option<Theme>| {
        let theme = theme.map(|theme| format!("theme={}", theme_code(theme)));
        let question = (!question.is_empty()).then(|| format!("q={}", encoded(&question)));
        let query: Vec<String> = question.into_iter().chain(theme).collect();
        if query.is_empty() { base.clone() } else { format!("{base}?{}", query.join("&")) }
    };
    let link = |href: String, label: &'static str, here: Option<&'static str>| {
        view! { <li><a class="pu-chip" href=href aria-current=here>{label}</a></li> }
    };
    let all = chosen.map(|_| link(address(None), words.all_themes, None));
    let themes = Theme::ALL
        .into_iter()
        .map(|theme| {
            let here = (chosen == Some(theme)).then_some("true");
            link(address(Some(theme)), results::theme(lang, theme), here)
        })
        .collect_view();
    view! { <ul class="pu-chips">{all}{themes}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::place::{Country, Place, PlaceCode};
    use domain::release::Cell;
    use domain::text::LocalText;

    fn card(country: Country, place: &str, level: u8, code: &str) -> ResultCard {
        ResultCard {
            place: Place { code: PlaceCode::new(country, place), name: place.into(), level, parent: None },
            above: Vec::new(),
            code: code.into(),
            name: LocalText::default(),
            cell: Cell::Hidden,
            theme: Theme::Trust,
            published: NaiveDate::MIN,
        }
    }

    #[test]
    fn the_newest_of_each_country_come_in_turn_and_the_widest_place_speaks_for_its_sites() {
        let cards = vec![
            card(Country::Co, "05001", 2, "CO-1"),
            card(Country::Co, "05", 1, "CO-1"),
            card(Country::Co, "05", 1, "CO-2"),
            card(Country::Co, "05", 1, "CO-3"),
            card(Country::Pe, "13", 1, "PE-1"),
        ];
        let shown: Vec<(String, String)> =
            newest_of_all(cards).into_iter().map(|card| (card.place.name, card.code)).collect();
        let expected = [("05", "CO-1"), ("13", "PE-1"), ("05", "CO-2"), ("05", "CO-3")];
        assert_eq!(shown, expected.map(|(place, code)| (place.to_owned(), code.to_owned())));
    }
}
