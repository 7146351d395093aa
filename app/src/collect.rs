//! The phone room: fills in and keeps responses, with or without a connection.
//!
//! `interview`, `seal` and `phone` are pure. The island draws [`room::Room`]; `moves` and `outbox` carry out what
//! people do, in the browser only.

mod ask;
mod end;
mod home;
mod interview;
pub mod island;
mod json;
mod phone;
mod pieces;
mod question;
mod records;
mod room;
mod seal;

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
