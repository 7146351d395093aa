//! Sends what is finished, as `domain::outbox` says (only in the browser).

use std::sync::Arc;

use leptos::prelude::*;

use domain::id::EnrolmentId;
use domain::outbox::{Item, ItemState, Link, Step, Trouble, Verdict, next_step, verdict};

use super::json::Json;
use super::phone::{Enrolment, Kept};
use super::room::{Room, Screen, Sending};
use super::{moves, records};
use crate::device::chance::Chance;
use crate::device::locks::{self, Patience};
use crate::device::net::{self, NetFault};
use crate::device::page::{self, Wake};
use crate::device::store::{self, Change, Store, StoreFault};

/// Nothing to do until something happens; looked at again all the same.
const LONG: i64 = 15 * 60_000;

thread_local! {
    static WAKE: Wake = Wake::default();
}

/// The enrolments of this phone, the newest last.
pub async fn enrolments() -> Result<Vec<Enrolment>, StoreFault> {
    read(Store::Enrolment, Enrolment::read).await
}

/// Adds an enrolment after those before it; older ones stay for the answers collected under them.
pub async fn keep_enrolment(enrolment: &Enrolment) -> Result<(), StoreFault> {
    if enrolments().await?.iter().any(|held| held.enrolment == enrolment.enrolment) {
        return Ok(());
    }
    // Those that this build cannot read count too.
    let before = store::read(Store::Enrolment).await?.len();
    store::commit(vec![Change::Put(Store::Enrolment, enrolment.place(before), enrolment.text.clone())]).await
}

/// Reads the stores again and shows what is in them.
pub async fn look(room: Room) -> Result<(), StoreFault> {
    let enrolment = enrolments().await?.pop().map(Arc::new);
    let items = items().await?;
    let kept = read(Store::Kept, Kept::read).await?;
    room.change(&mut |status| {
        status.enrolment = enrolment.clone().or(status.enrolment.take());
        status.items = items.clone();
        status.kept = kept.clone();
    });
    Ok(())
}

/// Sends now, without waiting out a pause.
pub fn send_now() {
    WAKE.with(Wake::now);
}

/// The sealed texts as a file, in the form in which the server takes them.
pub fn export(room: Room) {
    let mut items = room.now().items;
    if let (_, Screen::NotSaved(item)) = room.screen.get_untracked() {
        items.push((*item).clone());
    }
    let _ = page::give_file("pulso.json", &records::batch_text(items.iter()));
}

/// Runs as long as the page: one tab sends for all.
pub fn keep_sending(room: Room) {
    let wake = WAKE.with(Clone::clone);
    page::when_back(move || {
        send_now();
        moves::begin(async move {
            let _ = look(room).await;
        });
    });
    moves::begin(async move {
        let _owner = locks::hold(locks::OUTBOX, Patience::Wait).await;
        let mut trouble = Trouble::default();
        let mut refused: Vec<EnrolmentId> = Vec::new();
        loop {
            let pause = once(room, &mut trouble, &mut refused).await;
            if pause > 0 {
                page::pause(pause, &wake).await;
                trouble.not_before = trouble.not_before.min(page::now());
            }
        }
    });
}

/// One step; returns how long to wait before the next.
async fn once(room: Room, trouble: &mut Trouble, refused: &mut Vec<EnrolmentId>) -> i64 {
    let (Ok(items), Ok(enrolments)) = (items().await, enrolments().await) else {
        return LONG;
    };
    let ours: Vec<EnrolmentId> =
        enrolments.iter().map(|held| held.enrolment.clone()).filter(|id| !refused.contains(id)).collect();
    let link = if page::online() { Link::Online } else { Link::Offline };
    match next_step(&items, &ours, *trouble, page::now(), link) {
        Step::Rest => {
            say(room, Sending::Quiet);
            LONG
        }
        Step::AskToEnrol => {
            say(room, Sending::NeedsCode);
            LONG
        }
        Step::Wait(millis) => {
            if link == Link::Offline {
                say(room, Sending::NoConnection);
            }
            millis
        }
        Step::Send { enrolment, ids } => {
            let Some(held) = enrolments.iter().find(|held| held.enrolment == enrolment) else { return LONG };
            let batch: Vec<&Item> = items.iter().filter(|item| ids.contains(&item.id)).collect();
            say(room, Sending::Now);
            let sent = send(&held.token, &batch).await;
            let _ = look(room).await;
            match sent {
                Ok(()) => *trouble = Trouble::default(),
                Err(NetFault::SignIn) => refused.push(enrolment),
                Err(error) => {
                    let words = match error {
                        NetFault::Outdated => Sending::Outdated,
                        _ => Sending::NoConnection,
                    };
                    say(room, words);
                    let [chance] = Chance.bytes();
                    *trouble = trouble.after_failure(page::now(), chance);
                }
            }
            0
        }
    }
}

/// Sends one batch and does with each item what the server's word allows.
async fn send(token: &str, batch: &[&Item]) -> Result<(), NetFault> {
    let body = records::batch_text(batch.iter().copied());
    let answer = net::post("/api/v1/responses", token, &body).await?;
    let outcomes = records::outcomes(&answer).ok_or(NetFault::Unreachable)?;
    let mut changes = Vec::new();
    let mut unclear = outcomes.len() != batch.len();
    for (item, outcome) in batch.iter().zip(&outcomes) {
        let id = || item.id.to_string();
        match outcome.as_ref().map(|outcome| (outcome, verdict(item, outcome))) {
            Some((outcome, Verdict::Delete(receipt))) => {
                let kept = Kept::new(receipt, outcome, page::now());
                changes.push(Change::Put(Store::Kept, id(), kept.text()));
                changes.push(Change::Delete(Store::Outbox, id()));
            }
            Some((_, Verdict::Park(reason))) => {
                let parked = Item { state: ItemState::Parked { reason }, ..(*item).clone() };
                changes.push(Change::Put(Store::Outbox, id(), records::item_text(&parked)));
            }
            Some((_, Verdict::Keep)) | None => unclear = true,
        }
    }
    let listed = read(Store::Kept, Kept::read).await.unwrap_or_default();
    let over = listed.iter().filter(|kept| kept.is_over(page::now()));
    changes.extend(over.map(|kept| Change::Delete(Store::Kept, kept.id.to_string())));
    // Not written: the items stay, are sent again, and get the same receipts.
    store::commit(changes).await.map_err(|_| NetFault::Unreachable)?;
    if unclear { Err(NetFault::Unreachable) } else { Ok(()) }
}

fn say(room: Room, sending: Sending) {
    if room.now().sending != sending {
        room.change(&mut |status| status.sending = sending);
    }
}

async fn items() -> Result<Vec<Item>, StoreFault> {
    read(Store::Outbox, |text| records::item(&Json::read(text)?)).await
}

/// What this build cannot read stays in its store untouched.
async fn read<T>(store: Store, read: fn(&str) -> Option<T>) -> Result<Vec<T>, StoreFault> {
    Ok(store::read(store).await?.iter().filter_map(|text| read(text)).collect())
}
