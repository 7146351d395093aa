//! Takes judged items in one transaction: every outcome is durable before it is told.

use std::sync::Arc;

use app::error::Gone;
use domain::id::{EnrolmentId, ResponseId};
use domain::outbox::Outcome;
use domain::time::Millis;
use domain::wave::WaveState;

use super::desk::Desk;
use super::judging::{Arrival, Item, Judged, judge};
use crate::fault::{Fault, Kept};
use crate::keys::{Custody, KeysFault, random};
use crate::rooms::{Rooms, gone};
use crate::store::codes::{AnswerCode, CodeKind};
use crate::store::intake::{self, Incoming, Taken, Wanted};
use crate::store::responses::ResponseState;
use crate::store::{Conn, codes};

/// Who hands items in.
pub enum Sender {
    Phone(EnrolmentId),
    /// A code and its hash.
    Alone(AnswerCode, String),
}

/// All that the transaction needs. What is random is drawn before, so that a repeated try writes the same.
struct Taking {
    sender: Sender,
    items: Vec<Incoming>,
    now: Millis,
}

impl Rooms {
    /// One outcome per item, in the same order. `state` is that of the wave a moment ago.
    pub(super) async fn take_all(
        &self,
        desk: Arc<Desk>,
        state: WaveState,
        texts: Vec<String>,
        sender: Sender,
    ) -> Kept<Vec<Outcome>> {
        let now = self.now();
        let arrival = Arrival { week: now.week(), state: review(&sender), wave: state };
        let (judging_desk, data) = (desk.clone(), self.keys.data().clone());
        let judging = move || -> Result<Vec<Judged>, KeysFault> {
            texts.into_iter().map(|text| judge(text, &judging_desk, arrival, &data)).collect()
        };
        let judged = tokio::task::spawn_blocking(judging).await.map_err(anyhow::Error::from)??;

        // No custody key, no custody row: after a restore from a backup, which never holds these keys, phones go on.
        let custody = match &sender {
            Sender::Phone(_) => self.keys.custody(&desk.wave)?,
            Sender::Alone(..) => None,
        };
        let mut places = Vec::with_capacity(judged.len());
        let mut items = Vec::with_capacity(judged.len());
        for one in judged {
            match one {
                Judged::Unreadable(reason) => places.push(Err(reason)),
                Judged::Read(item) => {
                    places.push(Ok((item.id.clone(), item.hash.clone())));
                    items.push(incoming(*item, &desk, arrival, &sender, custody.as_ref())?);
                }
            }
        }
        let taking = Taking { sender, items, now };
        let taken = match taking.items.is_empty() {
            true => Vec::new(),
            false => self.store.write(taking, |taking, conn| Box::pin(take(taking, conn))).await?,
        };
        let mut taken = taken.into_iter();
        let outcomes = places.into_iter().map(|place| match place {
            Err(reason) => Some(Outcome::Unreadable { reason }),
            Ok((id, hash)) => taken.next().map(|taken| self.outcome(id, &hash, taken)),
        });
        Ok(outcomes.flatten().collect())
    }

    fn outcome(&self, id: ResponseId, hash: &str, taken: Taken) -> Outcome {
        match taken {
            Taken::Now(intake::Outcome::Stored) | Taken::Before(intake::Outcome::Stored) => {
                Outcome::Stored { receipt: self.keys.receipt(&id, hash) }
            }
            Taken::Now(intake::Outcome::Held(reason)) | Taken::Before(intake::Outcome::Held(reason)) => {
                Outcome::Held { receipt: self.keys.receipt(&id, hash), reason }
            }
            Taken::Conflict => Outcome::Conflict { id },
        }
    }
}

/// Anybody can answer a poster, and more than once: counted, and shown to the coordinator for review.
fn review(sender: &Sender) -> ResponseState {
    match sender {
        Sender::Alone(code, _) if code.kind == CodeKind::Poster => ResponseState::Flagged,
        _ => ResponseState::Counted,
    }
}

fn incoming(
    item: Item,
    desk: &Desk,
    arrival: Arrival,
    sender: &Sender,
    custody: Option<&Custody>,
) -> Result<Incoming, KeysFault> {
    let wanted = match item.verdict {
        Err(reason) => Wanted::Hold(reason),
        Ok(response) => {
            let custody = match (sender, custody) {
                (Sender::Phone(enrolment), Some(key)) => {
                    Some(intake::Custody { tag: key.name(&item.id), enrolment: enrolment.clone() })
                }
                _ => None,
            };
            Wanted::Count(Box::new(response), custody)
        }
    };
    Ok(Incoming {
        id: item.id,
        hash: item.hash,
        week: arrival.week,
        // Kept under the sender's wave, whatever the envelope says, so that a coordinator always sees it.
        wave: Some(desk.wave.clone()),
        envelope: item.text,
        aside: random()?,
        wanted,
    })
}

async fn take(taking: &Taking, conn: &mut Conn<'_>) -> Kept<Vec<Taken>> {
    if let Sender::Alone(code, hash) = &taking.sender {
        spend(code, hash, taking, conn).await?;
    }
    Ok(intake::keep(conn, &taking.items).await?)
}

/// A one-time code opens one answer, however often it is posted; its row says that it was spent, not for what.
async fn spend(code: &AnswerCode, hash: &str, taking: &Taking, conn: &mut Conn<'_>) -> Kept<()> {
    for item in &taking.items {
        if intake::find(conn, &item.id).await?.is_some() {
            return Ok(());
        }
    }
    if code.expires <= taking.now {
        return Err(gone(Gone::CodeExpired).into());
    }
    match code.kind {
        CodeKind::Poster => Ok(()),
        CodeKind::Once if codes::spend(conn, hash, taking.now).await? => Ok(()),
        CodeKind::Once => Err(Fault::from(gone(Gone::CodeSpent))),
    }
}
