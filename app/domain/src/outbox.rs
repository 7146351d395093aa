//! What the phone does next with its finished answers. Pure policy: `device` only obeys.

use serde::{Deserialize, Serialize};

use crate::envelope::Unreadable;
use crate::id::{EnrolmentId, ResponseId};
use crate::receipt::Receipt;

/// At most this many items go in one request.
pub const BATCH: usize = 100;
/// And at most this many bytes of them.
pub const BATCH_BYTES: usize = 1_500_000;
const FIRST_WAIT: i64 = 2_000;
const LONGEST_WAIT: i64 = 15 * 60_000;

/// Body of `POST /api/v1/responses`: frozen strings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    pub items: Vec<String>,
}

/// One outcome per item, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchAnswer {
    pub outcomes: Vec<Outcome>,
}

/// What the server did with one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    Stored {
        receipt: Receipt,
    },
    /// Kept aside with its reason; the phone may delete it all the same.
    Held {
        receipt: Receipt,
        reason: HeldReason,
    },
    /// Same id, other bytes: the first copy stands, this one is kept aside; the phone keeps it too.
    Conflict {
        id: ResponseId,
    },
    Unreadable {
        reason: Unreadable,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldReason {
    ClosedWave,
    UnknownFormVersion,
    FailedValidation,
    UnknownKey,
    /// The key is ours, but the seal does not open.
    CannotOpen,
}

impl HeldReason {
    pub fn code(self) -> &'static str {
        match self {
            Self::ClosedWave => "closed_wave",
            Self::UnknownFormVersion => "unknown_form_version",
            Self::FailedValidation => "failed_validation",
            Self::UnknownKey => "unknown_key",
            Self::CannotOpen => "cannot_open",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [
            Self::ClosedWave,
            Self::UnknownFormVersion,
            Self::FailedValidation,
            Self::UnknownKey,
            Self::CannotOpen,
        ]
        .into_iter()
        .find(|reason| reason.code() == code)
    }
}

/// One finished answer on the phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: ResponseId,
    /// Our own hash of the bytes that we send.
    pub hash: String,
    pub enrolment: EnrolmentId,
    pub text: String,
    pub state: ItemState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    Waiting,
    /// Not sent again by itself; shown with its reason and exportable.
    Parked {
        reason: ParkedReason,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParkedReason {
    Conflict,
    Unreadable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Online,
    Offline,
}

/// How sending went so far, for the whole outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trouble {
    /// Failed requests since the last one that was answered.
    pub failures: u32,
    /// Not before this moment (milliseconds).
    pub not_before: i64,
}

impl Trouble {
    /// The wait doubles from two seconds to fifteen minutes; `chance` (0 to 255) spreads the phones of a school.
    pub fn after_failure(self, now: i64, chance: u8) -> Self {
        let doubled = FIRST_WAIT.saturating_mul(1 << self.failures.min(12)).min(LONGEST_WAIT);
        let spread = doubled / 2 + doubled * i64::from(chance) / 512;
        Self { failures: self.failures.saturating_add(1), not_before: now + spread }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// These items, under this enrolment.
    Send {
        enrolment: EnrolmentId,
        ids: Vec<ResponseId>,
    },
    /// Nothing can be sent for so many milliseconds.
    Wait(i64),
    /// Something waits, but the phone no longer holds the enrolment under which it was collected.
    AskToEnrol,
    Rest,
}

/// The next thing to do. An item is only ever sent under the enrolment that collected it.
pub fn next_step(items: &[Item], enrolments: &[EnrolmentId], trouble: Trouble, now: i64, link: Link) -> Step {
    let mut waiting = items.iter().filter(|item| item.state == ItemState::Waiting).peekable();
    if waiting.peek().is_none() {
        return Step::Rest;
    }
    if link == Link::Offline {
        return Step::Wait(LONGEST_WAIT);
    }
    if now < trouble.not_before {
        return Step::Wait((trouble.not_before - now).min(LONGEST_WAIT));
    }
    let Some(first) = waiting.find(|item| enrolments.contains(&item.enrolment)) else {
        return Step::AskToEnrol;
    };
    let mut bytes = 0;
    let same = items.iter().filter(|i| i.state == ItemState::Waiting && i.enrolment == first.enrolment);
    let ids = same
        .take(BATCH)
        .take_while(|item| {
            let fits = bytes == 0 || bytes + item.text.len() <= BATCH_BYTES;
            bytes += item.text.len();
            fits
        })
        .map(|item| item.id.clone())
        .collect();
    Step::Send { enrolment: first.enrolment.clone(), ids }
}

/// What to do with one item after the server's word about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Delete the sealed bytes, keep id, hash and receipt.
    Delete(Receipt),
    Park(ParkedReason),
    /// The word does not fit the item: keep it and send it again later.
    Keep,
}

pub fn verdict(item: &Item, outcome: &Outcome) -> Verdict {
    match outcome {
        Outcome::Stored { receipt } | Outcome::Held { receipt, .. }
            if receipt.acknowledges(&item.id, &item.hash) =>
        {
            Verdict::Delete(receipt.clone())
        }
        Outcome::Stored { .. } | Outcome::Held { .. } => Verdict::Keep,
        Outcome::Conflict { id } if *id == item.id => Verdict::Park(ParkedReason::Conflict),
        Outcome::Conflict { .. } => Verdict::Keep,
        Outcome::Unreadable { .. } => Verdict::Park(ParkedReason::Unreadable),
    }
}
