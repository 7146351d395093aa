//! How an interview ends: kept and sealed, not kept, or without agreement.

use leptos::prelude::*;

use domain::id::ResponseId;
use domain::text::Lang;

use super::home::receipt_code;
use super::island::{Weight, button, title};
use super::phone::short_name;
use super::room::{Act, Room};
use crate::words;

/// Says "saved" (the strict transaction is over), and "received" once the receipt came.
pub fn saved(room: Room, lang: Lang, id: ResponseId) -> AnyView {
    let words = words::collect::of(lang);
    let told = move || {
        let kept = room.status.with(|status| status.kept.iter().find(|kept| kept.id == id).cloned());
        match kept {
            Some(kept) => {
                let (title, text) = match kept.held {
                    Some(reason) => (words.received_title, words::collect::held(lang, reason)),
                    None => (words.received_title, words.received_text),
                };
                view! { {notice("✓", title, text)} {receipt_code(words.receipt_code, kept.code)} }.into_any()
            }
            None => {
                let short = format!("{} …", short_name(&id));
                view! { {receipt_code(words.receipt_code, short)} }.into_any()
            }
        }
    };
    view! {
        {title(words.saved_title)}
        <p>{words.saved_text}</p>
        <div role="status">{told}</div>
        <div class="pu-collect__steps">
            {button(room, Weight::Main, words.another, Act::Start)}
            {button(room, Weight::Second, words.to_room, Act::Home)}
        </div>
    }
    .into_any()
}

/// A sign, what happened, and what it means.
pub fn notice(sign: &'static str, title: &'static str, text: &'static str) -> AnyView {
    let kind = match sign {
        "✓" => "pu-notice pu-notice--good",
        "!" => "pu-notice pu-notice--warning",
        _ => "pu-notice",
    };
    view! {
        <div class=kind>
            <span class="pu-notice__sign" aria-hidden="true">{sign}</span>
            <div class="pu-notice__body">
                <p class="pu-notice__title">{title}</p>
                <p>{text}</p>
            </div>
        </div>
    }
    .into_any()
}

pub fn not_saved(room: Room, lang: Lang) -> AnyView {
    let words = words::collect::of(lang);
    view! {
        {title(words.not_saved_title)}
        <p>{words.not_saved_text}</p>
        <div class="pu-collect__steps">
            {button(room, Weight::Main, words.try_again, Act::SaveAgain)}
            {button(room, Weight::Second, words.export, Act::Export)}
        </div>
    }
    .into_any()
}

pub fn declined(room: Room, lang: Lang) -> AnyView {
    let words = words::collect::of(lang);
    view! {
        {title(words.declined_title)}
        <p>{words.declined_text}</p>
        <div class="pu-collect__steps">{button(room, Weight::Main, words.to_room, Act::Home)}</div>
    }
    .into_any()
}
