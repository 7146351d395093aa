//! Official codes by part of a name. The button sends the whole form around it as a question in the address, so that
//! nothing typed is lost and nothing is saved.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use domain::place::Place;

use crate::backend::{Caller, Waving, backend};
use crate::error::Answer;
use crate::fields::Fields;
use crate::parts::{Column, FieldHead, InputKind, Table, TextInput};
use crate::shell::lang;
use crate::words::common;
use crate::words::coordinate::people::{Places as Words, level};

/// What was looked for, and found; none where nothing was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    pub part: String,
    pub places: Option<Vec<Place>>,
}

/// The fields that came along with the question in the address.
pub fn asked() -> Fields {
    use_query_map().with_untracked(|query| {
        Fields(query.clone().into_iter().map(|(name, value)| (name.to_string(), value)).collect())
    })
}

pub async fn find(caller: &Caller, part: &str) -> Answer<Found> {
    let part = part.trim().to_owned();
    let places =
        if part.is_empty() { None } else { Some(backend::<dyn Waving>()?.places(caller, &part).await?) };
    Ok(Found { part, places })
}

/// Stands inside the form that needs the codes.
#[component]
pub fn FindPlace(found: Found) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let head = FieldHead::new("find", words.label).hint(words.hint);
    let list = found.places.map(|places| {
        if places.is_empty() {
            return view! { <p role="status">{words.none}</p> }.into_any();
        }
        let columns =
            [words.name, crate::words::coordinate::Shared::of(lang).code, words.kind].map(Column::text);
        let rows = places
            .into_iter()
            .map(|place| {
                vec![
                    place.name.into_any(),
                    view! { <code class="pu-code">{place.code.code}</code> }.into_any(),
                    level(lang, place.level).into_any(),
                ]
            })
            .collect();
        view! { <Table caption=words.found columns=columns.into() rows/> }.into_any()
    });
    view! {
        <div class="pu-find" id="places">
            <h3>{words.title}</h3>
            <div class="pu-find__row">
                <TextInput head value=found.part kind=InputKind::Search/>
                <button class="pu-button pu-button--secondary" type="submit" formmethod="get" formaction="#places">
                    {common::of(lang).search}
                </button>
            </div>
            <p class="pu-small">{words.keep}</p>
            {list}
        </div>
    }
}
