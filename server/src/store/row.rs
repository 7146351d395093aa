//! From columns to domain values; what does not fit says where it lives.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{StoreFault, Stored};

/// A value at rest: table, column, id of the row.
#[derive(Clone, Copy)]
pub(super) struct At<'a>(pub &'static str, pub &'static str, pub &'a str);

impl At<'_> {
    pub fn ok<T, E>(self, parsed: Result<T, E>) -> Stored<T> {
        parsed.map_err(|_| StoreFault::corrupt(self.0, self.1, self.2))
    }

    pub fn some<T>(self, parsed: Option<T>) -> Stored<T> {
        self.ok(parsed.ok_or(()))
    }

    pub fn json<T: DeserializeOwned>(self, text: &str) -> Stored<T> {
        self.ok(serde_json::from_str(text))
    }
}

pub(super) fn to_json<T: Serialize>(value: &T) -> Stored<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)).into())
}
