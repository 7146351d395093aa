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

/// What the page shows of a country.
struct OfCountry {
    people: Vec<PersonLine>,
    groups: Vec<GroupLine>,
    help: Fields,
    found: Found,
}

#[component]
pub fn PeoplePage() -> impl IntoView {
    let part = asked().get("find").to_owned();
    load(of_country(part), |country| view! { <People country/> })
}

/// Nothing of any country for those who only run the server.
async fn of_country(part: String) -> Answer<Option<OfCountry>> {
    let caller = caller();
    if caller.as_administrator().is_ok() && caller.as_coordinator().is_err() {
        return Ok(None);
    }
    caller.as_coordinator()?;
    let peopling = backend::<dyn Peopling>()?;
    let help = peopling.profile(&caller).await?.help_line;
    let text = |lang: Lang| {
        (format!("help_{}", lang.code()), help.exact(lang.code()).unwrap_or_default().to_owned())
    };
    Ok(Some(OfCountry {
        people: peopling.people(&caller).await?,
        groups: peopling.groups(&caller).await?,
        help: Fields(Lang::ALL.map(text).into()),
        found: find(&caller, &part).await?,
    }))
}

#[component]
fn People(country: Option<OfCountry>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let lead = if country.is_some() { words.lead } else { words.lead_administrator };
    let code = use_context::<NewCode>().map(|code| view! { <CodeSheet title=words.made codes=vec![code]/> });
    let content = match country {
        Some(OfCountry { people, groups, help, found }) => view! {
            <Groups groups=groups.clone() found/>
            <Everybody people/>
            <InviteHere groups/>
            <HelpLine help/>
        }
        .into_any(),
        None => view! { <InviteCoordinator/> }.into_any(),
    };
    view! {
        <Page title=words.title room=Room::team(lang, &caller()) width=Width::Wide>
            <ErrorSummary refused=Refused::of_this_request() labels=labels(lang)/>
            <PageHead title=words.title lead/>
            {code}
            {content}
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
