//! The phone room: fills in and keeps responses, with or without a connection.

#[cfg(feature = "ssr")]
pub mod pages;
