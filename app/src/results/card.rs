//! One result in a list.

use leptos::prelude::*;

use domain::region::Region;
use domain::release::Cell;
use domain::text::Lang;

use super::strokes::Strokes;
use crate::backend::ResultCard;
use crate::words::places;
use crate::words::results;
use crate::words::wording::{Portion, of_how_many};

/// Whether the card says of which place it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceName {
    Shown,
    /// The heading above already names it.
    Left,
}

/// The number of a card in words: a portion, two counts, or that there is none.
fn number(region: Region, cell: &Cell) -> String {
    let whole = |number: u32| region.whole(i64::from(number));
    match (region.lang, cell) {
        (lang, Cell::Share { percent, .. }) => Portion::of(*percent).words(lang),
        (Lang::Es, Cell::Counts { base, count }) => {
            format!("Unas {} de unas {}", whole(*count), whole(*base))
        }
        (Lang::En, Cell::Counts { base, count }) => {
            format!("About {} of about {}", whole(*count), whole(*base))
        }
        (lang, Cell::Hidden) => results::of(lang).no_number.to_owned(),
    }
}

fn address(lang: Lang, card: &ResultCard) -> String {
    format!("/{}/r/{}/{}", lang.code(), card.place.code.slug(), card.code)
}

/// The whole card is the target of its link; the link is the name.
#[component]
pub fn Card(card: ResultCard, lang: Lang, place_name: PlaceName) -> impl IntoView {
    let words = results::of(lang);
    let region = Region { lang, country: card.place.code.country };
    let (strokes, base) = match &card.cell {
        Cell::Share { percent, .. } => {
            let of = of_how_many(region, &card.cell);
            (Some(*percent), of.map(|of| format!("{} {of}", region.percent(*percent))))
        }
        Cell::Counts { .. } => (None, Some(words.counts_only.to_owned())),
        Cell::Hidden => (None, None),
    };
    let place = (place_name == PlaceName::Shown).then(|| {
        let country =
            card.above.last().map(|country| format!(", {}", places::name(lang, country))).unwrap_or_default();
        view! { <p class="pu-card__place">{places::name(lang, &card.place)}{country}</p> }
    });
    view! {
        <li class="pu-card">
            {place}
            <h3 class="pu-card__name">
                <a class="pu-card__link" href=address(lang, &card)>{card.name.in_lang(lang).to_owned()}</a>
            </h3>
            <p class="pu-card__number">{number(region, &card.cell)}</p>
            {strokes.map(|percent| view! { <Strokes percent/> })}
            {base.map(|base| view! { <p class="pu-card__base">{base}</p> })}
            <p class="pu-card__date">
                {words.published_on} " "
                <time datetime=card.published.to_string()>{region.long_date(card.published)}</time>
            </p>
        </li>
    }
}

/// One result on one line.
#[component]
pub fn Line(card: ResultCard, lang: Lang) -> impl IntoView {
    let region = Region { lang, country: card.place.code.country };
    let percent = match &card.cell {
        Cell::Share { percent, .. } => format!(" ({})", region.percent(*percent)),
        Cell::Counts { .. } | Cell::Hidden => String::new(),
    };
    view! {
        <li class="pu-lines__line">
            <a href=address(lang, &card)>{card.name.in_lang(lang).to_owned()}</a>
            <span class="pu-lines__says">{number(region, &card.cell)} {percent}</span>
        </li>
    }
}
