//! Interface words: one struct per room, a constant per language. A missing word does not compile.
//!
//! Survey text is data ([`domain::text::LocalText`]) and never stands here.

pub mod collect;

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
pub mod common;
#[cfg(feature = "ssr")]
pub mod coordinate;
#[cfg(feature = "ssr")]
pub mod problems;
#[cfg(feature = "ssr")]
pub mod results;
