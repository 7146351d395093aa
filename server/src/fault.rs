//! Refused and broken are different things: the first a person can do something about, the second only we can.

use app::error::AppError;
use data_encoding::HEXLOWER;
use domain::people::NoPermission;

use crate::keys::{KeysFault, random};
use crate::store::{StoreFault, WriteFault};

pub type Kept<T> = Result<T, Fault>;

#[derive(Debug)]
pub enum Fault {
    /// Expected; not logged.
    Refused(AppError),
    /// Ours to mend. Logged once, under a ticket, when it leaves the rooms.
    Broken(anyhow::Error),
}

impl From<Fault> for AppError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(error) => error,
            Fault::Broken(error) => {
                let ticket = random::<4>().map(|bytes| HEXLOWER.encode(&bytes)).unwrap_or_default();
                tracing::error!(ticket, error = format!("{error:#}"), "broken");
                AppError::Broken { ticket }
            }
        }
    }
}

impl From<AppError> for Fault {
    fn from(error: AppError) -> Self {
        Self::Refused(error)
    }
}

impl From<NoPermission> for Fault {
    fn from(why: NoPermission) -> Self {
        Self::Refused(why.into())
    }
}

impl From<KeysFault> for Fault {
    fn from(fault: KeysFault) -> Self {
        Self::Broken(fault.into())
    }
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

/// Seconds after which a busy database is worth another try.
const BUSY_S: u32 = 5;

impl From<StoreFault> for Fault {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::Busy => Self::Refused(AppError::TooMany { retry_after_s: BUSY_S }),
            other => Self::Broken(other.into()),
        }
    }
}

impl WriteFault for Fault {
    fn store_fault(&self) -> Option<&StoreFault> {
        match self {
            Self::Refused(_) => None,
            Self::Broken(error) => error.downcast_ref(),
        }
    }
}
