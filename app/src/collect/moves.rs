//! Carries out what a person does in the room (only in the browser).

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use domain::form::Kind;
use domain::form::engine::AnswerProblem;
use domain::form::expression::{DONT_KNOW, PREFER_NOT};
use domain::outbox::Item;
use domain::sealing::SecretKey;
use domain::text::Lang;

use super::interview::{Interview, Leads};
use super::phone::Enrolment;
use super::room::{Act, Obstacle, Offline, Room, Screen};
use super::{FORM, GIVEN, TITLE, outbox, records, seal};
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

/// What the page brought for this phone, and its language.
pub fn given() -> (Option<Arc<Enrolment>>, Lang) {
    let enrolment = page::given_to(GIVEN).and_then(|text| Enrolment::read(&text));
    (enrolment.map(Arc::new), page::page_language())
}

/// Keeps a new enrolment, takes up an open interview, and starts sending.
pub fn wake_up(room: Room, enrolled: Option<Arc<Enrolment>>) {
    let lang = page::language().filter(|_| enrolled.is_none()).unwrap_or_else(|| room.lang.get_untracked());
    speak(room, lang);
    begin(async move {
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
            // Nothing may be written over the draft of the other tab.
            room.set_interview(None);
            room.show(Screen::Home);
        }
        outbox::keep_sending(room);
        let ready = if worker::ready().await { Offline::Ready } else { Offline::Never };
        room.change(&mut |status| status.offline = ready);
        let_newer_build_in(room);
    });
}

pub fn act(room: Room, act: Act) {
    // While a finished interview is being written there is none to go on with.
    let open = room.open_interview().is_some();
    match act {
        Act::Changed | Act::Next | Act::Back | Act::Open(_) | Act::Finish | Act::Leave | Act::GoOn
            if !open => {}
        Act::Start => begin(start(room)),
        Act::Changed => {
            page::keep_alone(FORM, [DONT_KNOW, PREFER_NOT]);
            forget_problem(room);
            let _ = take(room);
            save_draft(room);
        }
        Act::Next => next(room),
        Act::Back => {
            let _ = take(room);
            with(room, &mut Interview::back);
            question(room);
        }
        Act::Open(name) => {
            with(room, &mut |interview| interview.open(&name));
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
            begin(async move {
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
            speak(room, lang);
            with(room, &mut |interview| interview.lang = lang);
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

fn speak(room: Room, lang: Lang) {
    page::keep_language(lang);
    if room.lang.get_untracked() != lang {
        room.lang.set(lang);
    }
}

fn show(room: Room, screen: Screen) {
    room.show(screen);
    // After the screen is drawn.
    begin(async move {
        leptos::task::tick().await;
        page::focus(TITLE);
    });
}

fn question(room: Room) {
    save_draft(room);
    show(room, Screen::Question);
}

fn obstacle(room: Room, obstacle: Obstacle) {
    room.change(&mut |status| status.obstacle = Some(obstacle));
}

fn of(fault: StoreFault) -> Obstacle {
    match fault {
        StoreFault::Unavailable | StoreFault::Broken => Obstacle::NoStorage,
        StoreFault::Full => Obstacle::Full,
        StoreFault::Newer => Obstacle::Newer,
    }
}

/// Changes the open interview, if there is one.
fn with(room: Room, change: &mut dyn FnMut(&mut Interview)) {
    if let Some(mut open) = room.open_interview() {
        change(&mut open);
        room.set_interview(Some(open));
    }
}

/// Starts something that takes time.
pub fn begin(what: impl Future<Output = ()> + 'static) {
    let what: Pin<Box<dyn Future<Output = ()>>> = Box::pin(what);
    leptos::task::spawn_local(what);
}

/// What stands in the fields goes into the interview.
fn take(room: Room) -> Result<(), AnswerProblem> {
    let mut taken = Ok(());
    with(room, &mut |interview| taken = interview.take(&page::fields(FORM)));
    taken
}

async fn start(room: Room) {
    let _ = page::ask_to_persist().await;
    if page::free_bytes().await.is_some_and(|free| free < LEAST_FREE) {
        return obstacle(room, Obstacle::Full);
    }
    let Some(enrolment) = room.now().enrolment else { return };
    if let Err(fault) = outbox::look(room).await {
        return obstacle(room, of(fault));
    }
    let Ok(interview) = Interview::start(enrolment, room.lang.get_untracked()) else {
        return obstacle(room, Obstacle::BrokenForm);
    };
    // A second tap on the button finds the interview of the first.
    if enter_interview(room).await && room.open_interview().is_none() {
        room.set_interview(Some(interview));
        show(room, Screen::Question);
    }
}

/// One interview at a time on one phone, in one tab.
async fn enter_interview(room: Room) -> bool {
    let held = locks::hold(locks::INTERVIEW, Patience::OnlyIfFree).await;
    // Our own lock is never given up because it is asked for twice.
    OPEN.with(|open| {
        let before = open.borrow_mut().take();
        *open.borrow_mut() = before.or(held);
    });
    let free = entered();
    room.change(&mut |status| {
        if free && status.obstacle == Some(Obstacle::OtherTab) {
            status.obstacle = None;
        } else if !free {
            status.obstacle = Some(Obstacle::OtherTab);
        }
    });
    free
}

/// Whether this tab has an interview open, or a finished one that is not yet written.
fn entered() -> bool {
    OPEN.with(|open| open.borrow().is_some())
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
            speak(room, interview.lang);
            room.set_interview(Some(interview));
            room.show(Screen::Question);
        }
        _ => room.show(Screen::Home),
    }
}

fn save_draft(room: Room) {
    let Some(draft) = room.open_interview().map(|interview| interview.draft()) else { return };
    let bytes = match page::draft_key().as_deref().and_then(seal::key_of) {
        Some(key) => *key.bytes(),
        None => {
            let fresh: [u8; 32] = Chance.bytes();
            page::keep_draft_key(&seal::key_text(&fresh));
            fresh
        }
    };
    let Ok(locked) = seal::locked_draft(&draft, &SecretKey::new(bytes), Chance.bytes()) else { return };
    begin(async move {
        // A draft that cannot be kept stays in the page; finishing will say when there is no room.
        let _ = store::commit(vec![Change::Put(Store::Draft, DRAFT.into(), locked)]).await;
    });
}

fn next(room: Room) {
    let mut leads = take(room).map(|()| Leads::ToReview);
    if leads.is_ok() {
        with(room, &mut |interview| leads = interview.forward());
    }
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

/// Once another choice was made, the problem is gone. Not while a number is typed: its change comes as the finger
/// goes down on "Next", and a page that moves in that moment loses the touch.
fn forget_problem(room: Room) {
    let typed = room
        .open_interview()
        .is_some_and(|open| open.question().is_some_and(|question| question.kind == Kind::Integer));
    if !typed && room.problem.get_untracked().is_some() {
        room.problem.set(None);
    }
}

fn stopped(room: Room, problem: AnswerProblem) {
    let name = problem.question().map(str::to_owned);
    room.problem.set(Some(problem));
    if let Some(name) = name {
        page::focus(&name);
    }
}

/// From here on nothing can be changed, and a second tap on the button finds nothing to seal.
fn finish(room: Room) {
    let Some(interview) = room.take_interview() else { return };
    match interview.finish() {
        Ok(answers) => match seal::sealed(&interview, answers, &mut Chance) {
            Ok(item) => save(room, Arc::new(item)),
            Err(_) => {
                room.set_interview(Some(interview));
                obstacle(room, Obstacle::BrokenForm);
            }
        },
        Err(problem) => {
            let name = problem.question().map(str::to_owned).unwrap_or_default();
            room.set_interview(Some(interview));
            act(room, Act::Open(name));
            stopped(room, problem);
        }
    }
}

/// One strict transaction takes the draft away and puts the sealed answer in its place; then, and only then, the words.
fn save(room: Room, item: Arc<Item>) {
    begin(async move {
        let changes = vec![
            Change::Delete(Store::Draft, DRAFT.into()),
            Change::Put(Store::Outbox, item.id.to_string(), records::item_text(&item)),
        ];
        match store::commit(changes).await {
            Ok(()) => {
                close(room);
                room.change(&mut |status| status.items.push((*item).clone()));
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
    room.set_interview(None);
    OPEN.with(|open| *open.borrow_mut() = None);
}

fn let_newer_build_in(room: Room) {
    // What could not be written stands only in the memory of this page.
    let busy = move || entered() || room.open_interview().is_some();
    if busy() {
        return;
    }
    begin(async move {
        let reload = move || {
            if !busy() {
                page::reload();
            }
        };
        let _ = worker::let_newer_build_in(reload).await;
    });
}
