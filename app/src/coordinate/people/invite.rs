//! Invitations: somebody for a group of the country; by those who run the server, the coordinator of a country.

use leptos::prelude::*;

use domain::people::Role;
use domain::place::Country;

use crate::backend::GroupLine;
use crate::coordinate::inputs::Editing;
use crate::fields::Fields;
use crate::parts::{Button, ButtonKind, Choice, PostForm, Radios, Select};
use crate::shell::lang;
use crate::words::account::{country as country_name, role as role_name, role_means};
use crate::words::coordinate::people::People as Words;

/// A coordinator invites to groups only: a second coordinator comes from those who run the server.
#[component]
pub fn InviteHere(groups: Vec<GroupLine>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let mut edit = Editing::new(lang, Fields::default());
    let head = edit.head("group", words.invite_group, words.invite_group_hint);
    let none = groups.is_empty();
    let groups =
        groups.into_iter().map(|group| Choice::new(group.id.as_str(), group.name)).collect::<Vec<_>>();
    let form = (!none).then(|| {
        view! {
            <PostForm does="invite">
                <input type="hidden" name="role" value=Role::Volunteer.code()/>
                <Select head choices=groups value=edit.value("group")/>
                <Button kind=ButtonKind::Secondary>{words.invite_submit}</Button>
            </PostForm>
        }
    });
    view! {
        <section class="pu-part">
            <h2>{words.invite}</h2>
            <p>{words.invite_lead}</p>
            {none.then(|| view! { <p>{words.no_groups}</p> })}
            {form}
            <p class="pu-small">{words.second_coordinator}</p>
        </section>
    }
}

#[component]
pub fn InviteCoordinator() -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let usual = vec![("role".to_owned(), Role::CountryCoordinator.code().to_owned())];
    let mut edit = Editing::new(lang, Fields(usual));
    let roles = [Role::CountryCoordinator, Role::Administrator]
        .map(|role| Choice::new(role.code(), role_name(lang, role)).hint(role_means(lang, role)));
    let countries = Country::ALL.map(|country| Choice::new(country.code(), country_name(lang, country)));
    let role = edit.head("role", words.invite_role, "");
    let country = edit.head("country", words.invite_country, words.invite_country_hint);
    view! {
        <section class="pu-part">
            <h2>{words.invite}</h2>
            <p>{words.invite_lead}</p>
            <PostForm does="invite">
                <Radios head=role choices=roles.into() value=edit.value("role")/>
                <Radios head=country choices=countries.into() value=edit.value("country")/>
                <Button>{words.invite_submit}</Button>
            </PostForm>
        </section>
    }
}
