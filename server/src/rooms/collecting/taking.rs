//! Takes judged items in one transaction: every outcome is durable before it is told.

use std::sync::Arc;

use app::error::Gone;
use domain::id::EnrolmentId;
use domain::outbox::{HeldReason, Outcome};
use domain::response::Mode;
use domain::time::Week;
use domain::wave::WaveState;

use super::desk::Desk;
use super::judging::{Item, Judged, judge};
use crate::fault::{Fault, Kept};
use crate::keys::{Custody, KeysFault};
use crate::rooms::{Rooms, fresh, gone};
use crate::store::answer_codes::{AnswerCode, AnswerKind};
use crate::store::intake::{self, Seen};
use crate::store::quarantine::{self, Aside, Why};
use crate::store::responses::{self, NewResponse, ResponseState};
use crate::store::{Conn, answer_codes, enrolments, waves};

/// Who hands items in.
pub enum Sender {
    Phone(EnrolmentId),
    Alone(AnswerCode),
}

/// What the transaction needs of one item. Ids of rows are drawn beforehand, so that a repeated try writes the same.
struct Prepared {
    item: Item,
    custody: Option<String>,
    aside: String,
}

struct Taking {
    desk: Arc<Desk>,
    sender: Sender,
    items: Vec<Prepared>,
    week: Week,
    now: domain::time::Millis,
}

/// What became of an item; the receipt is added outside.
enum Fate {
    Stored,
    Held(HeldReason),
    Conflict,
}

impl Rooms {
    pub(super) async fn take_all(&self, desk: Arc<Desk>, items: Vec<String>, sender: Sender) -> Kept<Vec<Outcome>> {
        let (judged_desk, data) = (desk.clone(), self.keys.data().clone());
        let judging = move || -> Result<Vec<Judged>, KeysFault> {
            items.into_iter().map(|text| judge(text, &judged_desk, &data)).collect()
        };
        let judged = tokio::task::spawn_blocking(judging).await.map_err(anyhow::Error::from)??;

        let custody = match &sender {
            Sender::Phone(_) => self.keys.custody(&desk.wave)?,
            Sender::Alone(_) => None,
        };
        let mut places = Vec::with_capacity(judged.len());
        let mut prepared = Vec::new();
        for one in judged {
            match one {
                Judged::Unreadable(reason) => places.push(Err(reason)),
                Judged::Read(item) => {
                    places.push(Ok((item.id.clone(), item.hash.clone())));
                    prepared.push(prepare(*item, custody.as_ref())?);
                }
            }
        }
        if prepared.is_empty() {
            return Ok(places.into_iter().filter_map(Result::err).map(|reason| Outcome::Unreadable { reason }).collect());
        }
        let now = self.now();
        let taking = Taking { desk, sender, items: prepared, week: now.week(), now };
        let fates = self.store.write(taking, |taking, conn| Box::pin(take(taking, conn))).await?;
        let mut fates = fates.into_iter();
        let outcomes = places.into_iter().map(|place| match place {
            Err(reason) => Some(Outcome::Unreadable { reason }),
            Ok((id, hash)) => Some(match fates.next()? {
                Fate::Stored => Outcome::Stored { receipt: self.keys.receipt(&id, &hash) },
                Fate::Held(reason) => Outcome::Held { receipt: self.keys.receipt(&id, &hash), reason },
                Fate::Conflict => Outcome::Conflict { id },
            }),
        });
        Ok(outcomes.flatten().collect())
    }
}

fn prepare(item: Item, custody: Option<&Custody>) -> Kept<Prepared> {
    Ok(Prepared {
        custody: custody.map(|custody| custody.name(&item.id)),
        aside: fresh(domain::id::uuid_from)?,
        item,
    })
}

async fn take(taking: &Taking, conn: &mut Conn<'_>) -> Kept<Vec<Fate>> {
    let open = waves::state(conn, &taking.desk.wave).await? == Some(WaveState::Open);
    let mut fates = Vec::with_capacity(taking.items.len());
    for prepared in &taking.items {
        fates.push(take_one(taking, prepared, open, conn).await?);
    }
    Ok(fates)
}

async fn take_one(taking: &Taking, prepared: &Prepared, open: bool, conn: &mut Conn<'_>) -> Kept<Fate> {
    let item = &prepared.item;
    let verdict = match &item.verdict {
        // A wrong key or form version is said before a closed wave, anything inside the seal after it.
        Err(reason @ (HeldReason::UnknownKey | HeldReason::UnknownFormVersion)) => Err(*reason),
        _ if !open => Err(HeldReason::ClosedWave),
        Err(reason) => Err(*reason),
        Ok(rest) => Ok(rest),
    };
    let outcome = verdict.as_ref().map(drop).map_err(|reason| *reason);
    match intake::take(conn, &item.id, &item.hash, outcome).await? {
        Seen::New => {}
        Seen::Same(Ok(())) => return Ok(Fate::Stored),
        Seen::Same(Err(reason)) => return Ok(Fate::Held(reason)),
        Seen::Other => {
            set_aside(taking, prepared, Why::SecondCopy, conn).await?;
            return Ok(Fate::Conflict);
        }
    }
    if let Sender::Alone(code) = &taking.sender {
        spend(code, taking.now, conn).await?;
    }
    let rest = match verdict {
        Ok(rest) => rest,
        Err(reason) => {
            set_aside(taking, prepared, Why::Held(reason), conn).await?;
            return Ok(Fate::Held(reason));
        }
    };
    let state = match &taking.sender {
        // Anybody can answer a poster, and more than once: counted, and shown to the coordinator for review.
        Sender::Alone(code) if code.kind == AnswerKind::Open => ResponseState::Flagged,
        _ => ResponseState::Counted,
    };
    let response = NewResponse {
        id: &item.id,
        wave: &taking.desk.wave,
        form_version: &rest.form_version,
        place: &rest.place,
        week: taking.week,
        mode: if matches!(taking.sender, Sender::Alone(_)) { Mode::Alone } else { rest.mode },
        language: &rest.language,
        consent: &rest.consent,
        state,
        record_key: &rest.record_key,
        payload_hash: &item.hash,
        answers: &rest.answers,
    };
    responses::add(conn, &response).await?;
    if let (Sender::Phone(enrolment), Some(name)) = (&taking.sender, &prepared.custody) {
        enrolments::add_custody(conn, name, enrolment).await?;
    }
    Ok(Fate::Stored)
}

/// A one-time code opens one answer; the row says that it was spent, not for what and not when.
async fn spend(code: &AnswerCode, now: domain::time::Millis, conn: &mut Conn<'_>) -> Kept<()> {
    if code.expires <= now {
        return Err(gone(Gone::CodeExpired).into());
    }
    if code.kind == AnswerKind::Once && !answer_codes::spend(conn, &code.code_hash).await? {
        return Err(Fault::from(gone(Gone::CodeSpent)));
    }
    Ok(())
}

/// Kept under the sender's wave, whatever the envelope says, so that a coordinator always sees it.
async fn set_aside(taking: &Taking, prepared: &Prepared, why: Why, conn: &mut Conn<'_>) -> Kept<()> {
    let aside = Aside {
        id: &prepared.aside,
        response: &prepared.item.id,
        hash: &prepared.item.hash,
        wave: &taking.desk.wave,
        week: taking.week,
        reason: why,
        envelope: &prepared.item.text,
    };
    Ok(quarantine::add(conn, &aside).await?)
}
