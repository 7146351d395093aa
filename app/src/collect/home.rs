//! The first screen of the room: start an interview, what waits here, what arrived.

use leptos::prelude::*;

use domain::outbox::ItemState;
use domain::text::Lang;

use super::FORM;
use super::ask::language;
use super::end::notice;
use super::island::{Weight, button, title};
use super::moves::act;
use super::phone::short_name;
use super::room::{Act, Obstacle, Offline, Room, Sending, Status};
use crate::words;

pub fn home(room: Room, lang: Lang) -> AnyView {
    let words = words::collect::of(lang);
    let enrolment = room.status.with_untracked(|status| status.enrolment.clone());
    let help = enrolment.as_ref().map(|held| held.kit.help_line.in_lang(lang).to_owned());
    let enter = match enrolment {
        Some(held) => view! {
            {title(held.kit.name.in_lang(lang))}
            {move || room.status.with(|status| obstacle(room, lang, status))}
            {button(room, Weight::Main, words.start, Act::Start)}
        }
        .into_any(),
        None => view! {
            {title(words.no_wave)}
            {move || room.status.with(|status| obstacle(room, lang, status))}
            {code_form(room, lang)}
        }
        .into_any(),
    };
    view! {
        {enter}
        <p class="pu-collect__ready" role="status">{move || offline(lang, room.status.with(|status| status.offline))}</p>
        <section class="pu-collect__part">
            <h2>{words.on_this_phone}</h2>
            {move || room.status.with(|status| waiting(room, lang, status))}
        </section>
        <section class="pu-collect__part">
            <h2>{words.received}</h2>
            {move || room.status.with(|status| received(lang, status))}
        </section>
        <footer class="pu-collect__foot">
            {help.map(|help| view! { <p class="pu-collect__help"><strong>{words.help}</strong> " " {help}</p> })}
            {language(room, lang)}
        </footer>
    }
    .into_any()
}

fn code_form(room: Room, lang: Lang) -> AnyView {
    let words = words::collect::of(lang);
    view! {
        <p>{words.how_to_enter}</p>
        <form
            class="pu-form"
            id=FORM
            on:submit=move |event| {
                event.prevent_default();
                act(room, Act::Enter);
            }
        >
            <div class="pu-field">
                <label class="pu-field__label" for="code">{words.code}</label>
                <input
                    class="pu-input pu-input--code"
                    type="text"
                    id="code"
                    name="code"
                    autocapitalize="characters"
                    autocomplete="off"
                    spellcheck="false"
                />
            </div>
            <button class="pu-button" type="submit">{words.enter}</button>
        </form>
    }
    .into_any()
}

fn obstacle(room: Room, lang: Lang, status: &Status) -> Option<AnyView> {
    let words = words::collect::of(lang);
    let text = match status.obstacle? {
        Obstacle::NoStorage => words.no_storage,
        Obstacle::Full => words.full,
        Obstacle::Newer => words.newer,
        Obstacle::OtherTab => words.other_tab,
        Obstacle::BrokenForm => words.broken_form,
    };
    Some(
        view! {
            <div class="pu-notice pu-notice--warning" role="alert">
                <span class="pu-notice__sign" aria-hidden="true">"!"</span>
                <div class="pu-notice__body">
                    <p class="pu-notice__title">{text}</p>
                    {button(room, Weight::Quiet, words.reload, Act::Reload)}
                </div>
            </div>
        }
        .into_any(),
    )
}

fn offline(lang: Lang, state: Offline) -> &'static str {
    let words = words::collect::of(lang);
    match state {
        Offline::NotYet => words.offline_not_yet,
        Offline::Ready => words.offline_ready,
        Offline::Never => words.offline_never,
    }
}

fn waiting(room: Room, lang: Lang, status: &Status) -> AnyView {
    let words = words::collect::of(lang);
    if status.items.is_empty() {
        return view! { <p>{words.nothing_waiting}</p> }.into_any();
    }
    let rows: Vec<AnyView> = status
        .items
        .iter()
        .map(|item| {
            let state = match item.state {
                ItemState::Waiting => words.waiting,
                ItemState::Parked { reason } => words::collect::parked(lang, reason),
            };
            row(format!("{} …", short_name(&item.id)), state)
        })
        .collect();
    let count = status.items.iter().filter(|item| item.state == ItemState::Waiting).count();
    let said = match status.sending {
        Sending::Now => Some(notice("i", words.sending, "")),
        Sending::NoConnection => Some(notice("i", words.no_connection, "")),
        Sending::NeedsCode => Some(notice("!", words.needs_code, "")),
        Sending::Outdated => Some(notice("!", words.outdated, "")),
        Sending::Quiet => None,
    };
    view! {
        <p class="pu-collect__count">{words::collect::to_send(lang, count)}</p>
        {said}
        <ul class="pu-collect__list">{rows}</ul>
        <div class="pu-collect__steps">
            {(count > 0).then(|| button(room, Weight::Second, words.send_now, Act::Send))}
            {button(room, Weight::Quiet, words.export, Act::Export)}
        </div>
        <p class="pu-field__hint">{words.export_hint}</p>
    }
    .into_any()
}

fn received(lang: Lang, status: &Status) -> AnyView {
    let words = words::collect::of(lang);
    if status.kept.is_empty() {
        return view! { <p>{words.nothing_received}</p> }.into_any();
    }
    let rows: Vec<AnyView> = status
        .kept
        .iter()
        .map(|kept| {
            let state = kept.held.map_or(words.kept_by_server, |reason| words::collect::held(lang, reason));
            row(kept.code.clone(), state)
        })
        .collect();
    view! {
        <ul class="pu-collect__list">{rows}</ul>
        <p><a href=format!("/{}/receipt", lang.code())>{words.check_codes}</a></p>
    }
    .into_any()
}

fn row(code: String, state: &'static str) -> AnyView {
    view! {
        <li class="pu-collect__item">
            <span class="pu-code">{code}</span>
            <span class="pu-collect__state">{state}</span>
        </li>
    }
    .into_any()
}

/// A receipt code, to be read aloud.
pub fn receipt_code(label: &'static str, code: String) -> AnyView {
    view! { <p class="pu-collect__code">{label} <span class="pu-code">{code}</span></p> }.into_any()
}
