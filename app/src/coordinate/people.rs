//! Groups, people, invitations and the help line of a country. Those who run the server only invite coordinators.

mod groups;
mod help;
mod invite;

use leptos::prelude::*;

use domain::text::Lang;

use self::groups::Groups;
use self::help::HelpLine;
use self::invite::{InviteCoordinator, InviteHere};
use super::places::{Found, asked, find};
use super::qr::CodeSheet;
use crate::backend::{GroupLine, NewCode, Peopling, PersonLine, backend, caller};
use crate::error::Answer;
use crate::fields::{Fields, Refused};
use crate::parts::{Column, ErrorSummary, Page, PageHead, Room, Table, Width, load};
use crate::shell::lang;
use crate::words::account;
use crate::words::coordinate::people::People as Words;

/// What the page shows; without a country where somebody only runs the server.
struct Shown {
    people: Vec<PersonLine>,
    country: Option<OfCountry>,
}

struct OfCountry {
    groups: Vec<GroupLine>,
    help: Fields,
    found: Found,
}

#[component]
pub fn PeoplePage() -> impl IntoView {
    let part = asked().get("find").to_owned();
    load(shown(part), |shown| view! { <People shown/> })
}

async fn shown(part: String) -> Answer<Shown> {
    let caller = caller();
    let peopling = backend::<dyn Peopling>()?;
    if caller.as_administrator().is_err() {
        caller.as_coordinator()?;
    }
    let people = peopling.people(&caller).await?;
    if caller.as_coordinator().is_err() {
        return Ok(Shown { people, country: None });
    }
    let help = peopling.profile(&caller).await?.help_line;
    let text = |lang: Lang| {
        (format!("help_{}", lang.code()), help.exact(lang.code()).unwrap_or_default().to_owned())
    };
    let country = OfCountry {
        groups: peopling.groups(&caller).await?,
        help: Fields(Lang::ALL.map(text).into()),
        found: find(&caller, &part).await?,
    };
    Ok(Shown { people, country: Some(country) })
}

#[component]
fn People(shown: Shown) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let lead = if shown.country.is_some() { words.lead } else { words.lead_administrator };
    let code = use_context::<NewCode>().map(|code| view! { <CodeSheet title=words.made codes=vec![code]/> });
    let (first, last) = match shown.country {
        Some(OfCountry { groups, help, found }) => (
            view! { <InviteHere groups=groups.clone()/> <Groups groups found/> }.into_any(),
            view! { <HelpLine help/> }.into_any(),
        ),
        None => (view! { <InviteCoordinator/> }.into_any(), ().into_any()),
    };
    view! {
        <Page title=words.title room=Room::team(lang, &caller()) width=Width::Wide>
            <ErrorSummary refused=Refused::of_this_request() labels=labels(lang)/>
            <PageHead title=words.title lead/>
            {code}
            <Everybody people=shown.people/>
            {first}
            {last}
        </Page>
    }
}

#[component]
fn Everybody(people: Vec<PersonLine>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let none = people.is_empty();
    let columns = [words.handle, words.role, words.scope].map(Column::text);
    let rows = people
        .into_iter()
        .map(|person| {
            let role = account::role(lang, person.role);
            vec![person.handle.into_any(), role.into_any(), person.scope_name.into_any()]
        })
        .collect();
    view! {
        <section class="pu-section">
            <h2>{words.people}</h2>
            {if none {
                view! { <p>{words.no_people}</p> }.into_any()
            } else {
                view! { <Table caption=words.people columns=columns.into() rows/> }.into_any()
            }}
        </section>
    }
}

/// Names and labels of all fields of the page: whichever form was refused, the summary leads to its fields.
fn labels(lang: Lang) -> Vec<(String, String)> {
    let words = Words::of(lang);
    [
        ("name", words.group_name),
        ("place", words.group_place),
        ("role", words.invite_role),
        ("group", words.invite_group),
        ("country", words.invite_country),
        ("help_es", words.help),
        ("help_en", words.help),
    ]
    .map(|(name, label)| (name.to_owned(), label.to_owned()))
    .into()
}
