//! What a person can do something about, as codes and data; the words come last (`words`).

use serde::{Deserialize, Serialize};

use domain::indicator::IndicatorRefused;
use domain::people::{CredentialRefused, NoPermission};

pub type Answer<T> = Result<T, AppError>;

/// Why a request was refused. `/api/v1` sends it as JSON, pages say it in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum AppError {
    #[error("invalid")]
    Invalid { problems: Vec<Problem> },
    #[error("not found")]
    NotFound,
    #[error("sign in")]
    SignIn,
    #[error("not allowed")]
    NotAllowed,
    #[error("conflict: {clash:?}")]
    Conflict { clash: Clash },
    /// A code or link that no longer opens anything.
    #[error("gone: {why:?}")]
    Gone { why: Gone },
    /// The page or phone speaks an older or broken form of the protocol.
    #[error("outdated or unreadable")]
    Outdated,
    #[error("too large")]
    TooLarge,
    #[error("too many requests")]
    TooMany { retry_after_s: u32 },
    /// Only made in a browser: no answer came.
    #[error("unreachable")]
    Unreachable,
    /// Ours to mend; logged once under this ticket.
    #[error("broken, ticket {ticket}")]
    Broken { ticket: String },
}

impl AppError {
    /// One problem tied to one field.
    pub fn field(field: &str, kind: ProblemKind) -> Self {
        Self::Invalid { problems: vec![Problem::new(field, kind)] }
    }

    pub fn clash(clash: Clash) -> Self {
        Self::Conflict { clash }
    }

    /// The HTTP status that fits.
    pub fn status(&self) -> u16 {
        match self {
            Self::Invalid { .. } => 422,
            Self::NotFound => 404,
            Self::SignIn => 401,
            Self::NotAllowed => 403,
            Self::Conflict { .. } => 409,
            Self::Gone { .. } => 410,
            Self::Outdated => 400,
            Self::TooLarge => 413,
            Self::TooMany { .. } => 429,
            Self::Unreachable => 503,
            Self::Broken { .. } => 500,
        }
    }
}

impl From<NoPermission> for AppError {
    fn from(why: NoPermission) -> Self {
        match why {
            NoPermission::SignIn => Self::SignIn,
            NoPermission::NotAllowed => Self::NotAllowed,
        }
    }
}

/// A state that does not allow what was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    WaveNotPlanned,
    WaveNotOpen,
    WaveNotClosed,
    AlreadySigned,
    /// What was shown is not what would be signed now: look again.
    PreviewChanged,
    AlreadyPublished,
    NothingToPublish,
    /// Other answers came before under this id: they stand, and this copy is kept aside.
    AnsweredBefore,
    /// Interviews with people under 18 are off in this country.
    MinorsAreOff,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    CodeUnknown,
    CodeExpired,
    CodeSpent,
    WaveClosed,
}

/// One thing to correct, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Name of the form field; empty: the form as a whole.
    pub field: String,
    #[serde(flatten)]
    pub kind: ProblemKind,
}

impl Problem {
    pub fn new(field: &str, kind: ProblemKind) -> Self {
        Self { field: field.to_owned(), kind }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "problem", content = "detail")]
pub enum ProblemKind {
    Missing,
    TooLong {
        limit: usize,
    },
    NotANumber,
    OutsideChoices,
    /// A place code that is not on the official list of this country.
    UnknownPlace,
    Taken,
    /// Typed twice, and not the same both times.
    NotTheSame,
    /// Handle or passphrase is wrong; never says which.
    WrongSignIn,
    /// Of somebody who is signed in and says it again before signing.
    WrongPassphrase,
    Credential(CredentialRefused),
    Indicator(IndicatorRefused),
    /// The form editor's finding, in the engine's own words.
    Form(domain::form::engine::FormProblem),
    /// A respondent's answer that the engine did not accept.
    Answer(domain::form::engine::AnswerProblem),
    /// A line that is not `code | español | English`.
    ChoiceLine {
        line: u32,
    },
    /// The site lies outside the area of the wave.
    SiteOutsideArea,
}
