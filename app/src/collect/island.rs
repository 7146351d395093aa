//! The one island of the phone room.

use leptos::either::Either;
use leptos::prelude::*;

use domain::text::Lang;

use super::moves::{given, wake_up};
use super::pieces::title;
use super::room::{Room, Screen};
use super::{ask, end, home};
use crate::words;

/// A phone that has just enrolled finds the first question in the page at once. The island takes no properties: what
/// it was given stands beside it in the page, for the readers of properties would be a third of its weight.
#[island]
pub fn CollectIsland() -> impl IntoView {
    let (enrolled, lang) = given();
    let room = Room::new(enrolled.clone(), lang);
    Effect::new(move |woken: Option<()>| {
        if woken.is_none() {
            wake_up(room, enrolled.clone());
        }
    });
    let screen = move || {
        let (count, screen) = room.screen.get();
        let drawn = draw(room, screen, room.lang.get());
        // Changing sides makes every control anew: none keeps what was chosen in the one before.
        if count % 2 == 0 { Either::Left(drawn) } else { Either::Right(drawn) }
    };
    view! { <div class="pu-collect">{screen}</div> }
}

fn draw(room: Room, screen: Screen, lang: Lang) -> Vec<AnyView> {
    match screen {
        Screen::Starting => vec![title(words::collect::of(lang).opening)],
        Screen::Home => home::home(room, lang),
        Screen::Question => ask::question(room, lang),
        Screen::Review => ask::review(room, lang),
        Screen::Leaving => ask::leaving(room, lang),
        Screen::Saved(id) => end::saved(room, lang, id),
        Screen::NotSaved(_) => end::not_saved(room, lang),
        Screen::Declined => end::declined(room, lang),
    }
}
