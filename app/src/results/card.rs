//! One result in a list.

use leptos::prelude::*;

use domain::region::Region;
use domain::release::Cell;
use domain::text::Lang;

use super::strokes::Strokes;
use super::wording::{Portion, of_how_many};
use crate::backend::ResultCard;
use crate::words::results;

/// Whether the card says of which place it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceName {
    Shown,
    /// The heading above already names it.
    Left,
}

/// The whole card is the target of its link; the link is the name.
#[component]
pub fn Card(card: ResultCard, lang: Lang, place_name: PlaceName) -> impl IntoView {
    let words = results::of(lang);
    let region = Region { lang, country: card.place.code.country };
    let href = format!("/{}/r/{}/{}", lang.code(), card.place.code.slug(), card.code);
    let whole = |number: u32| region.whole(i64::from(number));
    let (number, strokes) = match &card.cell {
        Cell::Share { percent, .. } => (Portion::of(*percent).words(lang), Some(*percent)),
        Cell::Counts { base, count } => (
            match lang {
                Lang::Es => format!("Unas {} de unas {}", whole(*count), whole(*base)),
                Lang::En => format!("About {} of about {}", whole(*count), whole(*base)),
            },
            None,
        ),
        Cell::Hidden => (words.no_number.to_owned(), None),
    };
    let base = match &card.cell {
        Cell::Share { percent, .. } => {
            of_how_many(region, &card.cell).map(|of| format!("{} {of}", region.percent(*percent)))
        }
        Cell::Counts { .. } => Some(words.counts_only.to_owned()),
        Cell::Hidden => None,
    };
    let place = (place_name == PlaceName::Shown).then(|| {
        let country = card.above.last().map(|country| format!(", {}", country.name)).unwrap_or_default();
        view! { <p class="pu-card__place">{card.place.name.clone()}{country}</p> }
    });
    view! {
        <li class="pu-card">
            {place}
            <h3 class="pu-card__name"><a class="pu-card__link" href=href>{card.name.in_lang(lang).to_owned()}</a></h3>
            <p class="pu-card__number">{number}</p>
            {strokes.map(|percent| view! { <Strokes percent/> })}
            {base.map(|base| view! { <p class="pu-card__base">{base}</p> })}
            <p class="pu-card__date">
                {words.published_on} " "
                <time datetime=card.published.to_string()>{region.long_date(card.published)}</time>
            </p>
        </li>
    }
}
