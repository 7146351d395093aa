//! How an interview ends: kept and sealed, not kept, or without agreement.

use leptos::prelude::*;

use domain::id::ResponseId;
use domain::text::Lang;

use super::phone::short_name;
use super::pieces::{Tone, Weight, block, button, code, element, live, notice, text, title};
use super::room::{Act, Room};
use crate::words::collect;

/// Says "saved" (the strict transaction is over), and "received" once the receipt came.
pub fn saved(room: Room, lang: Lang, id: ResponseId) -> Vec<AnyView> {
    let said = collect::of(lang);
    let told = live(move || {
        let kept = room.status().kept.into_iter().find(|kept| kept.id == id);
        match kept {
            Some(kept) => {
                let more = kept.held.map_or(said.received_text, |reason| collect::held(lang, reason));
                vec![notice(
                    Tone::Good,
                    said.received_title,
                    vec![text("", more), code(said.receipt_code, &kept.code)],
                )]
            }
            None => vec![code(said.receipt_code, &format!("{} …", short_name(&id)))],
        }
    });
    vec![
        title(said.saved_title),
        text("", said.saved_text),
        element("div", &[("role", "status")], vec![told]),
        block(
            "pu-collect__steps",
            vec![
                button(room, Weight::Main, said.another, Act::Start),
                button(room, Weight::Second, said.to_room, Act::Home),
            ],
        ),
    ]
}

/// Sealed, but only in the memory of this page.
pub fn not_saved(room: Room, lang: Lang) -> Vec<AnyView> {
    let said = collect::of(lang);
    vec![
        title(said.not_saved_title),
        text("", said.not_saved_text),
        block(
            "pu-collect__steps",
            vec![
                button(room, Weight::Main, said.try_again, Act::SaveAgain),
                button(room, Weight::Second, said.export, Act::Export),
            ],
        ),
        text("pu-field__hint", said.export_hint),
    ]
}

pub fn declined(room: Room, lang: Lang) -> Vec<AnyView> {
    let said = collect::of(lang);
    vec![
        title(said.declined_title),
        text("", said.declined_text),
        block("pu-collect__steps", vec![button(room, Weight::Main, said.to_room, Act::Home)]),
    ]
}
