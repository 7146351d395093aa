//! Groups, people, invitations and the help line of a country. Those who run the server only invite coordinators.

mod administrator;
mod invite;

use leptos::prelude::*;

use domain::place::Country;
use domain::text::Lang;

use self::administrator::Administrator;
use self::invite::Invite;
use super::inputs::{Editing, Lines};
use super::places::{FindPlace, Found, asked, find};
use super::qr::CodeSheet;
use crate::backend::{GroupLine, NewCode, Peopling, PersonLine, backend, caller};
use crate::error::Answer;
use crate::fields::Fields;
use crate::parts::{
    Button, ButtonKind, Column, ErrorSummary, Page, PageHead, PostForm, Room, Table, Width, load, region_of,
};
use crate::shell::lang;
use crate::words::account;
use crate::words::coordinate::people::People as Words;

/// What the page shows of a country.
struct Country_ {
    groups: Vec<GroupLine>,
    people: Vec<PersonLine>,
    help: Fields,
    found: Found,
}
