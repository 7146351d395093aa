//! The one door for answers: each id is taken once, with one hash, and never dropped (safety R2 to R4).
//!
//! Uniqueness is a constraint: an item is inserted, and only where that did nothing is the first copy looked at.

use std::collections::HashMap;

use domain::id::{EnrolmentId, ResponseId, WaveId};
use domain::outbox::HeldReason;
use domain::time::Week;
use domain::wave::WaveState;

use super::responses::Response;
use super::row::At;
use super::{Conn, Stored, quarantine, responses};

/// One item that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    pub id: ResponseId,
    /// SHA-256 (hex) of the bytes.
    pub hash: String,
    pub week: Week,
    /// If it names a wave that there is.
    pub wave: Option<WaveId>,
    /// The frozen string, still sealed, for the case that it must be kept aside.
    pub envelope: String,
    /// Random name of its row in quarantine, for the same case.
    pub aside: [u8; 16],
    pub wanted: Wanted,
}

/// What to do with an item whose id is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Count it, as long as its wave is open at this moment; then it is held as [`HeldReason::ClosedWave`].
    Count(Box<Response>, Option<Custody>),
    Hold(HeldReason),
}

/// Who collected it, under a name that only the custody key of the wave can make again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custody {
    /// HMAC (hex) of the response id under the custody key.
    pub tag: String,
    pub enrolment: EnrolmentId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Stored,
    Held(HeldReason),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Kept by this call.
    Now(Outcome),
    /// The same bytes were kept before, with this outcome.
    Before(Outcome),
    /// Other bytes were kept before under this id; this copy went to quarantine.
    Conflict,
}

/// Keeps a batch, and says what became of each item, in the same order.
pub async fn keep(conn: &mut Conn<'_>, batch: &[Incoming]) -> Stored<Vec<Taken>> {
    let mut open = HashMap::new();
    let mut taken = Vec::with_capacity(batch.len());
    for item in batch {
        let outcome = outcome_of(conn, item, &mut open).await?;
        taken.push(keep_one(conn, item, outcome).await?);
    }
    Ok(taken)
}

/// What is known of an id: hash and outcome.
pub async fn find(conn: &mut Conn<'_>, id: &ResponseId) -> Stored<Option<(String, Outcome)>> {
    const FIND: &str = "select hash, outcome from intake where id = $1";
    let row: Option<(String, String)> =
        on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(|(hash, outcome)| Ok((hash, At("intake", "outcome", id.as_str()).some(parse_outcome(&outcome))?)))
        .transpose()
}

async fn keep_one(conn: &mut Conn<'_>, item: &Incoming, outcome: Outcome) -> Stored<Taken> {
    const TAKE: &str =
        "insert into intake (id, hash, outcome) values ($1, $2, $3) on conflict (id) do nothing";
    let inserted =
        change!(conn, sqlx::query(TAKE).bind(item.id.as_str()).bind(&item.hash).bind(outcome_code(outcome)));
    if inserted == 0 {
        let first = At("intake", "id", item.id.as_str()).some(find(conn, &item.id).await?)?;
        if first.0 == item.hash {
            return Ok(Taken::Before(first.1));
        }
        quarantine::insert(conn, item, quarantine::Why::SecondCopy).await?;
        return Ok(Taken::Conflict);
    }
    match (outcome, &item.wanted) {
        (Outcome::Stored, Wanted::Count(response, custody)) => {
            responses::insert(conn, response).await?;
            if let Some(custody) = custody {
                note_custody(conn, custody).await?;
            }
        }
        (Outcome::Held(reason), _) => {
            quarantine::insert(conn, item, quarantine::Why::Held(reason)).await?;
        }
        (Outcome::Stored, Wanted::Hold(reason)) => {
            quarantine::insert(conn, item, quarantine::Why::Held(*reason)).await?;
        }
    }
    Ok(Taken::Now(outcome))
}

/// Asks once per wave and batch whether the wave is open, inside the transaction that keeps the answer.
///
/// On PostgreSQL the row is locked as well, so that closing waits for the answers that are on their way: what is
/// counted after a wave has closed is complete. SQLite has one writer and needs no lock.
async fn outcome_of(
    conn: &mut Conn<'_>,
    item: &Incoming,
    known: &mut HashMap<WaveId, bool>,
) -> Stored<Outcome> {
    const STATE: &str = "select state from wave where id = $1";
    const STATE_LOCKED: &str = "select state from wave where id = $1 for share";
    let response = match &item.wanted {
        Wanted::Hold(reason) => return Ok(Outcome::Held(*reason)),
        Wanted::Count(response, _) => response,
    };
    let open = match known.get(&response.wave) {
        Some(open) => *open,
        None => {
            let question = conn.either(STATE, STATE_LOCKED);
            let state: Option<String> = on!(conn, c => sqlx::query_scalar(question)
                .bind(response.wave.as_str())
                .fetch_optional(c)
                .await?);
            let open = state.as_deref() == Some(WaveState::Open.code());
            known.insert(response.wave.clone(), open);
            open
        }
    };
    Ok(if open { Outcome::Stored } else { Outcome::Held(HeldReason::ClosedWave) })
}

async fn note_custody(conn: &mut Conn<'_>, custody: &Custody) -> Stored<()> {
    const NOTE: &str = "insert into custody (tag, enrolment) values ($1, $2)";
    change!(conn, sqlx::query(NOTE).bind(&custody.tag).bind(custody.enrolment.as_str()));
    Ok(())
}

const STORED: &str = "stored";

fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Stored => STORED,
        Outcome::Held(reason) => reason.code(),
    }
}

fn parse_outcome(code: &str) -> Option<Outcome> {
    if code == STORED { Some(Outcome::Stored) } else { HeldReason::parse(code).map(Outcome::Held) }
}
