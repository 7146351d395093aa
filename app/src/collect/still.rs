//! On the server the room is drawn and nothing happens in it.

use std::sync::Arc;

use domain::text::Lang;
use leptos::prelude::use_context;

use super::phone::Enrolment;
use super::room::{Act, Room};
use crate::backend::Enrolled;
use crate::shell;

/// What the form of `/join/{code}` has just opened for this phone, and the language of the page.
pub fn given() -> (Option<Arc<Enrolment>>, Lang) {
    let enrolment = use_context::<Enrolled>().and_then(|enrolled| Enrolment::read(&given_text(&enrolled)));
    (enrolment.map(Arc::new), shell::lang())
}

/// The text that goes to the phone with the page.
pub fn given_text(enrolled: &Enrolled) -> String {
    let kit = serde_json::to_string(&enrolled.kit).unwrap_or_default();
    let token = super::json::quoted(&enrolled.token);
    let enrolment = super::json::quoted(enrolled.enrolment.as_str());
    super::json::object(&[("token", token), ("enrolment", enrolment), ("kit", kit)])
}

pub fn wake_up(_: Room, _: Option<Arc<Enrolment>>) {}

pub fn act(_: Room, _: Act) {}
