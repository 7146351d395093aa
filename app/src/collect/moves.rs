//! Carries out what a person does in the room (only in the browser).

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::outbox::Item;
use domain::sealing::SecretKey;

use super::interview::{Interview, Leads};
use super::phone::Enrolment;
use super::room::{Act, Obstacle, Offline, Room, Screen};
use super::{FORM, TITLE, outbox, seal};
use crate::device::chance::Chance;
use crate::device::locks::{self, Held, Patience};
use crate::device::store::{self, Change, Store, StoreFault};
use crate::device::{page, worker};

/// Under this no new interview starts.
const LEAST_FREE: f64 = 50e6;
const DRAFT: &str = "draft";

thread_local! {
    /// Held while an interview is open in this tab.
    static OPEN: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// Keeps a new enrolment, takes up an open interview, and starts sending.
pub fn wake_up(room: Room, enrolled: Option<Enrolment>) {
    let lang = if enrolled.is_some() { room.lang.get_untracked() } else { spoken(room) };
    page::keep_language(lang);
    room.lang.set(lang);
    spawn_local(async move {
        let fresh = enrolled.is_some();
        if let Some(enrolled) = enrolled {
            match outbox::keep_enrolment(&enrolled).await {
                Ok(()) => page::stand_at("/collect/"),
                Err(fault) => obstacle(room, of(fault)),
            }
        }
        if let Err(fault) = outbox::look(room).await {
            obstacle(room, of(fault));
        }
        if !fresh {
            take_up_draft(room).await;
        } else if !enter_interview(room).await {
            room.show(Screen::Home);
        }
        outbox::keep_sending(room);
        let ready = if worker::ready().await { Offline::Ready } else { Offline::Never };
        room.status.update(|status| status.offline = ready);
        let_newer_build_in(room);
    });
}

pub fn act(room: Room, act: Act) {
    match act {
        Act::Start => spawn_local(start(room)),
        Act::Changed => {
            page::keep_alone(FORM, [DONT_KNOW, PREFER_NOT]);
            let _ = take(room);
            save_draft(room);
        }
        Act::Next => next(room),
        Act::Back => {
            let _ = take(room);
            with(room, Interview::back);
            question(room);
        }
        Act::Open(name) => {
            with(room, |interview| interview.open(&name));
            question(room);
        }
        Act::Finish => finish(room),
        Act::Leave => {
            let _ = take(room);
            show(room, Screen::Leaving);
        }
        Act::GoOn => question(room),
        Act::Discard => {
            close(room);
            spawn_local(async move {
                // The key is gone already: what could not be deleted can no longer be read.
                let _ = store::commit(vec![Change::Delete(Store::Draft, DRAFT.into())]).await;
            });
            show(room, Screen::Home);
        }
        Act::Home => {
            show(room, Screen::Home);
            let_newer_build_in(room);
        }
        Act::SaveAgain => {
            if let (_, Screen::NotSaved(item)) = room.screen.get_untracked() {
                save(room, item);
            }
        }
        Act::Send => outbox::send_now(),
        Act::Export => outbox::export(room),
        Act::Speak(lang) => {
            page::keep_language(lang);
            room.lang.set(lang);
            with(room, |interview| interview.lang = lang);
            let (_, screen) = room.screen.get_untracked();
            show(room, screen);
        }
        Act::Enter => {
            let typed = page::fields(FORM).into_iter().next().map(|(_, code)| code).unwrap_or_default();
            let code: String = typed.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            if !code.is_empty() {
                page::go(&format!("/{}/join/{code}", room.lang.get_untracked().code()));
            }
        }
        Act::Reload => page::reload(),
    }
}

fn spoken(room: Room) -> domain::text::Lang {
    page::language().unwrap_or_else(|| room.lang.get_untracked())
}

fn show(room: Room, screen: Screen) {
    room.show(screen);
    // After the screen is drawn.
    spawn_local(async move {
        leptos::task::tick().await;
        page::focus(TITLE);
    });
}

fn question(room: Room) {
    save_draft(room);
    show(room, Screen::Question);
}

fn obstacle(room: Room, obstacle: Obstacle) {
    room.status.update(|status| status.obstacle = Some(obstacle));
}

fn of(fault: StoreFault) -> Obstacle {
    match fault {
        StoreFault::Unavailable | StoreFault::Broken => Obstacle::NoStorage,
        StoreFault::Full => Obstacle::Full,
        StoreFault::Newer => Obstacle::Newer,
    }
}

fn with<T>(room: Room, change: impl FnOnce(&mut Interview) -> T) -> Option<T> {
    room.interview.try_update_value(|open| open.as_mut().map(change)).flatten()
}

/// What stands in the fields goes into the interview.
fn take(room: Room) -> Result<(), domain::form::engine::AnswerProblem> {
    with(room, |interview| interview.take(&page::fields(FORM))).unwrap_or(Ok(()))
}

async fn start(room: Room) {
    let _ = page::ask_to_persist().await;
    if page::free_bytes().await.is_some_and(|free| free < LEAST_FREE) {
        return obstacle(room, Obstacle::Full);
    }
    let Some(enrolment) = room.status.with_untracked(|status| status.enrolment.clone()) else { return };
    if let Err(fault) = outbox::look(room).await {
        return obstacle(room, of(fault));
    }
    let Ok(interview) = Interview::start(enrolment, room.lang.get_untracked()) else {
        return obstacle(room, Obstacle::BrokenForm);
    };
    if enter_interview(room).await {
        room.interview.set_value(Some(interview));
        show(room, Screen::Question);
    }
}

/// One interview at a time on one phone, in one tab.
async fn enter_interview(room: Room) -> bool {
    let held = locks::hold(locks::INTERVIEW, Patience::OnlyIfFree).await;
    let free = held.is_some();
    OPEN.with(|open| *open.borrow_mut() = held);
    room.status.update(|status| {
        if free && status.obstacle == Some(Obstacle::OtherTab) {
            status.obstacle = None;
        } else if !free {
            status.obstacle = Some(Obstacle::OtherTab);
        }
    });
    free
}

/// The interview that was open before a reload. A draft without its key is no longer anybody's.
async fn take_up_draft(room: Room) {
    let Some(key) = page::draft_key().as_deref().and_then(seal::key_of) else {
        return room.show(Screen::Home);
    };
    let text = store::read(Store::Draft).await.ok().and_then(|drafts| drafts.into_iter().next());
    let draft = text.and_then(|text| seal::unlocked_draft(&text, &key));
    let enrolments = outbox::enrolments().await.unwrap_or_default();
    let found = draft.and_then(|draft| {
        let enrolment = enrolments.into_iter().find(|held| held.enrolment == draft.enrolment)?;
        Interview::resume(Arc::new(enrolment), draft).ok()
    });
    match found {
        Some(interview) if enter_interview(room).await => {
            room.lang.set(interview.lang);
            room.interview.set_value(Some(interview));
            room.show(Screen::Question);
        }
        _ => room.show(Screen::Home),
    }
}

fn save_draft(room: Room) {
    let Some(draft) = with(room, |interview| interview.draft()) else { return };
    let bytes = match page::draft_key().as_deref().and_then(seal::key_of) {
        Some(key) => *key.bytes(),
        None => {
            let fresh: [u8; 32] = Chance.bytes();
            page::keep_draft_key(&seal::key_text(&fresh));
            fresh
        }
    };
    let Ok(locked) = seal::locked_draft(&draft, &SecretKey::new(bytes), Chance.bytes()) else { return };
    spawn_local(async move {
        // A draft that cannot be kept stays in the page; finishing will say when there is no room.
        let _ = store::commit(vec![Change::Put(Store::Draft, DRAFT.into(), locked)]).await;
    });
}

fn next(room: Room) {
    let leads = take(room).and_then(|()| with(room, Interview::next).unwrap_or(Ok(Leads::ToReview)));
    match leads {
        Ok(Leads::ToQuestion) => question(room),
        Ok(Leads::ToReview) => {
            save_draft(room);
            show(room, Screen::Review);
        }
        Ok(Leads::Out) => {
            act(room, Act::Discard);
            show(room, Screen::Declined);
        }
        Err(problem) => stopped(room, problem),
    }
}

fn stopped(room: Room, problem: domain::form::engine::AnswerProblem) {
    let name = problem.question().map(str::to_owned);
    room.problem.set(Some(problem));
    if let Some(name) = name {
        page::focus(&name);
    }
}

fn finish(room: Room) {
    let finished = with(room, |interview| interview.finish().map(|answers| (interview.clone(), answers)));
    match finished {
        None => {}
        Some(Err(problem)) => {
            let name = problem.question().map(str::to_owned).unwrap_or_default();
            act(room, Act::Open(name));
            stopped(room, problem);
        }
        Some(Ok((interview, answers))) => match seal::sealed(&interview, answers, &mut Chance) {
            Ok(item) => save(room, Arc::new(item)),
            Err(_) => obstacle(room, Obstacle::BrokenForm),
        },
    }
}

/// One strict transaction takes the draft away and puts the sealed answer in its place; then, and only then, the words.
fn save(room: Room, item: Arc<Item>) {
    spawn_local(async move {
        let Ok(text) = serde_json::to_string(&*item) else { return };
        let changes = vec![
            Change::Delete(Store::Draft, DRAFT.into()),
            Change::Put(Store::Outbox, item.id.to_string(), text),
        ];
        match store::commit(changes).await {
            Ok(()) => {
                close(room);
                room.status.update(|status| status.items.push((*item).clone()));
                show(room, Screen::Saved(item.id.clone()));
                outbox::send_now();
            }
            Err(fault) => {
                obstacle(room, of(fault));
                show(room, Screen::NotSaved(item));
            }
        }
    });
}

/// Forgets the open interview and its key.
fn close(room: Room) {
    page::forget_draft_key();
    room.interview.set_value(None);
    OPEN.with(|open| *open.borrow_mut() = None);
}

fn let_newer_build_in(room: Room) {
    if room.interview.with_value(Option::is_some) {
        return;
    }
    spawn_local(async move {
        let reload = move || {
            if room.interview.with_value(Option::is_none) {
                page::reload();
            }
        };
        let _ = worker::let_newer_build_in(reload).await;
    });
}
