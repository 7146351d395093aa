//! The phone room: fills in and keeps responses, with or without a connection.
//!
//! `interview`, `json`, `phone`, `records` and `seal` are pure, and the same on the server, where they are tested. The island draws [`room::Room`]; `moves` and `outbox` carry out what
//! people do, in the browser only.

mod ask;
mod end;
mod home;
pub mod interview;
pub mod island;
pub mod json;
pub mod phone;
pub mod pieces;
pub mod question;
pub mod records;
pub mod room;
pub mod seal;

#[cfg(feature = "hydrate")]
mod moves;
#[cfg(not(feature = "hydrate"))]
#[path = "collect/still.rs"]
mod moves;
#[cfg(feature = "hydrate")]
mod outbox;

#[cfg(feature = "ssr")]
mod alone;
#[cfg(feature = "ssr")]
mod gates;
#[cfg(feature = "ssr")]
pub mod pages;

/// Ids of the form and of the heading on a screen; no question can have these names.
const FORM: &str = "pu-answers";
const TITLE: &str = "pu-title";
/// Id of the element that carries what a phone was just given.
const GIVEN: &str = "pu-given";
