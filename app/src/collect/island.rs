//! The one island of the phone room.

use leptos::either::Either;
use leptos::prelude::*;

use domain::text::Lang;

use super::moves::{act, wake_up};
use super::phone::Enrolment;
use super::room::{Act, Room, Screen};
use super::{TITLE, ask, end, home};
use crate::words;

/// `enrolled`: what this phone was just given, so that the first question stands in the page at once.
#[island]
pub fn CollectIsland(enrolled: Option<Enrolment>, lang: Lang) -> impl IntoView {
    let room = Room::new(enrolled.clone(), lang);
    Effect::new(move |woken: Option<()>| {
        if woken.is_none() {
            wake_up(room, enrolled.clone());
        }
    });
    let screen = move || {
        let (count, screen) = room.screen.get();
        let lang = room.lang.get();
        let drawn = draw(room, screen, lang);
        // Changing sides makes every control anew: none keeps what was chosen in the one before.
        if count % 2 == 0 { Either::Left(drawn) } else { Either::Right(drawn) }
    };
    view! { <div class="pu-collect">{screen}</div> }
}

fn draw(room: Room, screen: Screen, lang: Lang) -> AnyView {
    match screen {
        Screen::Starting => starting(lang),
        Screen::Home => home::home(room, lang),
        Screen::Question => ask::question(room, lang),
        Screen::Review => ask::review(room, lang),
        Screen::Leaving => ask::leaving(room, lang),
        Screen::Saved(id) => end::saved(room, lang, id),
        Screen::NotSaved(_) => end::not_saved(room, lang),
        Screen::Declined => end::declined(room, lang),
    }
}

fn starting(lang: Lang) -> AnyView {
    view! { <h1 class="pu-collect__title" id=TITLE tabindex="-1">{words::collect::of(lang).opening}</h1> }.into_any()
}

/// A heading that takes the reading position when its screen is drawn.
pub(super) fn title(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <h1 class="pu-collect__title" id=TITLE tabindex="-1">{text}</h1> }.into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Main,
    Second,
    Quiet,
}

/// A button that does one thing in the room.
pub(super) fn button(room: Room, weight: Weight, label: &'static str, what: Act) -> AnyView {
    let class = match weight {
        Weight::Main => "pu-button",
        Weight::Second => "pu-button pu-button--secondary",
        Weight::Quiet => "pu-collect__quiet",
    };
    view! { <button class=class type="button" on:click=move |_| act(room, what.clone())>{label}</button> }.into_any()
}
