//! The first screen of the room: start an interview, what waits here, what arrived.

use leptos::prelude::*;

use domain::outbox::ItemState;
use domain::text::Lang;
use domain::wave::FieldKit;

use super::phone::short_name;
use super::pieces::{
    Tone, Weight, block, button, control, element, form, live, notice, part, submit, text, title, words,
};
use super::room::{Act, Obstacle, Offline, Room, Sending, Status};
use crate::words::collect;

pub fn home(room: Room, lang: Lang) -> Vec<AnyView> {
    let said = collect::of(lang);
    let enrolment = room.now().enrolment;
    let obstacle = live(move || obstacle(room, lang, &room.status()));
    let ready = live(move || vec![words(offline(lang, room.status().offline))]);
    let mut screen = match &enrolment {
        Some(held) => vec![
            title(held.kit.name.in_lang(lang)),
            obstacle,
            button(room, Weight::Main, said.start, Act::Start),
        ],
        None => vec![title(said.no_wave), obstacle, text("", said.how_to_enter), code_form(room, lang)],
    };
    let mut foot: Vec<AnyView> = enrolment.iter().map(|held| help(lang, &held.kit)).collect();
    foot.push(language(room, lang));
    screen.extend([
        element("p", &[("class", "pu-collect__ready"), ("role", "status")], vec![ready]),
        part(said.on_this_phone, vec![live(move || waiting(room, lang, &room.status()))]),
        part(said.received, vec![live(move || received(lang, &room.status()))]),
        block("pu-collect__foot", foot),
    ]);
    screen
}

/// The other language; in an interview only while nothing is agreed in it yet.
pub fn language(room: Room, lang: Lang) -> AnyView {
    button(room, Weight::Quiet, collect::of(lang).in_other, Act::Speak(lang.other()))
}

/// Where people find help, on every screen of an interview.
pub fn help(lang: Lang, kit: &FieldKit) -> AnyView {
    let lead = element("strong", &[], vec![words(collect::of(lang).help)]);
    let line = words(format!(" {}", kit.help_line.in_lang(lang)));
    element("p", &[("class", "pu-collect__help")], vec![lead, line])
}

fn code_form(room: Room, lang: Lang) -> AnyView {
    let said = collect::of(lang);
    let label = element("label", &[("class", "pu-field__label"), ("for", "code")], vec![words(said.code)]);
    let code = control(&[
        ("class", "pu-input pu-input--code"),
        ("type", "text"),
        ("id", "code"),
        ("name", "code"),
        ("autocapitalize", "characters"),
        ("spellcheck", "false"),
    ]);
    let steps = block("pu-collect__steps", vec![submit(said.enter)]);
    form(room, None, Act::Enter, vec![block("pu-field", vec![label, code]), steps])
}

fn obstacle(room: Room, lang: Lang, status: &Status) -> Vec<AnyView> {
    let said = collect::of(lang);
    let Some(obstacle) = status.obstacle else { return Vec::new() };
    let text = match obstacle {
        Obstacle::NoStorage => said.no_storage,
        Obstacle::Full => said.full,
        Obstacle::Newer => said.newer,
        Obstacle::OtherTab => said.other_tab,
        Obstacle::BrokenForm => said.broken_form,
    };
    let reload = button(room, Weight::Quiet, said.reload, Act::Reload);
    vec![element("div", &[("role", "alert")], vec![notice(Tone::Warning, text, vec![reload])])]
}

fn offline(lang: Lang, state: Offline) -> &'static str {
    let said = collect::of(lang);
    match state {
        Offline::NotYet => said.offline_not_yet,
        Offline::Ready => said.offline_ready,
        Offline::Never => said.offline_never,
    }
}

fn waiting(room: Room, lang: Lang, status: &Status) -> Vec<AnyView> {
    let said = collect::of(lang);
    if status.items.is_empty() {
        return vec![text("", said.nothing_waiting)];
    }
    let rows = status.items.iter().map(|item| {
        let state = match item.state {
            ItemState::Waiting => said.waiting,
            ItemState::Parked { reason } => collect::parked(lang, reason),
        };
        row(&format!("{} …", short_name(&item.id)), state)
    });
    let count = status.items.iter().filter(|item| item.state == ItemState::Waiting).count();
    let (tone, how) = match status.sending {
        Sending::Quiet => (Tone::Plain, ""),
        Sending::Now => (Tone::Plain, said.sending),
        Sending::NoConnection => (Tone::Plain, said.no_connection),
        Sending::NeedsCode => (Tone::Warning, said.needs_code),
        Sending::Outdated => (Tone::Warning, said.outdated),
    };
    let mut drawn = vec![
        text("pu-collect__count", collect::to_send(lang, count)),
        element("ul", &[("class", "pu-collect__list")], rows.collect()),
    ];
    if !how.is_empty() {
        drawn.push(notice(tone, how, Vec::new()));
    }
    let mut steps = vec![button(room, Weight::Quiet, said.export, Act::Export)];
    if count > 0 {
        steps.insert(0, button(room, Weight::Second, said.send_now, Act::Send));
    }
    drawn.push(block("pu-collect__steps", steps));
    drawn.push(text("pu-field__hint", said.export_hint));
    drawn
}

fn received(lang: Lang, status: &Status) -> Vec<AnyView> {
    let said = collect::of(lang);
    if status.kept.is_empty() {
        return vec![text("", said.nothing_received)];
    }
    let rows = status.kept.iter().map(|kept| {
        row(&kept.code, kept.held.map_or(said.kept_by_server, |reason| collect::held(lang, reason)))
    });
    let address = format!("/{}/receipt", lang.code());
    let check = element("a", &[("href", &address)], vec![words(said.check_codes)]);
    vec![element("ul", &[("class", "pu-collect__list")], rows.collect()), element("p", &[], vec![check])]
}

fn row(code: &str, state: &'static str) -> AnyView {
    let code = element("code", &[("class", "pu-code")], vec![words(code)]);
    let state = element("span", &[("class", "pu-collect__state")], vec![words(state)]);
    element("li", &[("class", "pu-collect__item")], vec![code, state])
}
