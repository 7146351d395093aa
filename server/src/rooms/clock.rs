//! Time comes from here and nowhere else; tests and the demonstration set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::time::Millis;

#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    System,
    /// Milliseconds since 1970, moved by whoever holds it.
    Set(Arc<AtomicI64>),
}

impl Clock {
    pub fn now(&self) -> Millis {
        match self {
            // A clock before 1970 is a machine without time: everything expires at once.
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(Millis(0), |since| Millis(since.as_millis() as i64)),
            Self::Set(millis) => Millis(millis.load(Ordering::Relaxed)),
        }
    }
}
