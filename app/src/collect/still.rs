//! On the server the room is drawn and nothing happens in it.

use super::phone::Enrolment;
use super::room::{Act, Room};

pub fn wake_up(_: Room, _: Option<Enrolment>) {}

pub fn act(_: Room, _: Act) {}
