//! Sends what is finished, as `domain::outbox` says (only in the browser).

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use domain::id::EnrolmentId;
use domain::outbox::{Batch, BatchAnswer, Item, ItemState, Link, Step, Trouble, Verdict, next_step, verdict};

use super::phone::{Enrolment, Kept};
use super::room::{Room, Screen, Sending};
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
    read(Store::Enrolment).await
}

/// Adds an enrolment after those before it; older ones stay for the answers collected under them.
pub async fn keep_enrolment(enrolment: &Enrolment) -> Result<(), StoreFault> {
    let before = enrolments().await?;
    if before.iter().any(|held| held.enrolment == enrolment.enrolment) {
        return Ok(());
    }
    let text = serde_json::to_string(enrolment).map_err(|_| StoreFault::Broken)?;
    store::commit(vec![Change::Put(Store::Enrolment, format!("{:06}", before.len()), text)]).await
}

/// Reads the stores again and shows what is in them.
pub async fn look(room: Room) -> Result<(), StoreFault> {
    let enrolment = enrolments().await?.pop().map(Arc::new);
    let items = read(Store::Outbox).await?;
    let kept: Vec<Kept> = read(Store::Kept).await?;
    room.status.update(|status| {
        status.enrolment = enrolment.or(status.enrolment.take());
        status.items = items;
        status.kept = kept;
    });
    Ok(())
}

/// Sends now, without waiting out a pause.
pub fn send_now() {
    WAKE.with(Wake::now);
}

/// The sealed texts as a file, in the form in which the server takes them.
pub fn export(room: Room) {
    let mut items: Vec<String> =
        room.status.with_untracked(|status| status.items.iter().map(|item| item.text.clone()).collect());
    if let (_, Screen::NotSaved(item)) = room.screen.get_untracked() {
        items.push(item.text.clone());
    }
    if let Ok(text) = serde_json::to_string(&Batch { items }) {
        let _ = page::give_file("pulso.json", &text);
    }
}

/// Runs as long as the page: one tab sends for all.
pub fn keep_sending(room: Room) {
    let wake = WAKE.with(Clone::clone);
    page::when_back(move || {
        send_now();
        spawn_local(async move {
            let _ = look(room).await;
        });
    });
    spawn_local(async move {
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
    let (Ok(items), Ok(enrolments)) = (read::<Item>(Store::Outbox).await, enrolments().await) else {
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
    let items = batch.iter().map(|item| item.text.clone()).collect();
    let answer: BatchAnswer = net::post("/api/v1/responses", token, &Batch { items }).await?;
    let mut changes = Vec::new();
    let mut unclear = answer.outcomes.len() != batch.len();
    for (item, outcome) in batch.iter().zip(&answer.outcomes) {
        match verdict(item, outcome) {
            Verdict::Delete(receipt) => {
                let kept = Kept::new(receipt, outcome, page::now());
                put(&mut changes, Store::Kept, &kept.id, &kept);
                changes.push(Change::Delete(Store::Outbox, item.id.to_string()));
            }
            Verdict::Park(reason) => {
                let parked = Item { state: ItemState::Parked { reason }, ..(*item).clone() };
                put(&mut changes, Store::Outbox, &item.id, &parked);
            }
            Verdict::Keep => unclear = true,
        }
    }
    let over = read::<Kept>(Store::Kept).await.unwrap_or_default();
    for kept in over.iter().filter(|kept| kept.is_over(page::now())) {
        changes.push(Change::Delete(Store::Kept, kept.id.to_string()));
    }
    // Not written: the items stay, are sent again, and get the same receipts.
    store::commit(changes).await.map_err(|_| NetFault::Unreachable)?;
    if unclear { Err(NetFault::Unreachable) } else { Ok(()) }
}

fn put(changes: &mut Vec<Change>, store: Store, id: &domain::id::ResponseId, value: &impl serde::Serialize) {
    if let Ok(text) = serde_json::to_string(value) {
        changes.push(Change::Put(store, id.to_string(), text));
    }
}

fn say(room: Room, sending: Sending) {
    if room.status.with_untracked(|status| status.sending != sending) {
        room.status.update(|status| status.sending = sending);
    }
}

async fn read<T: serde::de::DeserializeOwned>(store: Store) -> Result<Vec<T>, StoreFault> {
    let texts = store::read(store).await?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}
