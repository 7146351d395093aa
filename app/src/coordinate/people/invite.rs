//! Invitations: a second coordinator or somebody for a group; for those who run the server, the coordinator of a country.

use leptos::prelude::*;

use domain::people::Role;
use domain::place::Country;

use crate::backend::GroupLine;
use crate::coordinate::inputs::Editing;
use crate::fields::Fields;
use crate::parts::{Button, Choice, PostForm, Radios, Select};
use crate::shell::lang;
use crate::words::account;
use crate::words::coordinate::people::People as Words;

#[component]
pub fn InviteHere(groups: Vec<GroupLine>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let usual = vec![("role".to_owned(), Role::CountryCoordinator.code().to_owned())];
    let mut edit = Editing::new(lang, Fields(usual));
    let roles = vec![
        Choice::new(Role::CountryCoordinator.code(), words.coordinator).hint(words.coordinator_hint),
        Choice::new(Role::Volunteer.code(), words.volunteer).hint(words.volunteer_hint),
    ];
    let groups =
        groups.into_iter().map(|group| Choice::new(group.id.as_str(), group.name)).collect::<Vec<_>>();
    let role = edit.head("role", words.invite_role, "");
    let group = edit.head("group", words.invite_group, words.invite_group_hint);
    view! {
        <section class="pu-part">
            <h2>{words.invite}</h2>
            <p>{words.invite_lead}</p>
            <PostForm does="invite">
                <Radios head=role choices=roles value=edit.value("role")/>
                <Select head=group choices=groups value=edit.value("group") empty=words.no_group/>
                <Button>{words.invite_submit}</Button>
            </PostForm>
        </section>
    }
}

#[component]
pub fn InviteCoordinator() -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let mut edit = Editing::new(lang, Fields::default());
    let countries = Country::ALL.map(|country| Choice::new(country.code(), account::country(lang, country)));
    let head = edit.head("country", words.invite_country, "");
    view! {
        <section class="pu-part">
            <h2>{words.invite}</h2>
            <p>{words.invite_lead}</p>
            <PostForm does="invite">
                <input type="hidden" name="role" value=Role::CountryCoordinator.code()/>
                <Radios head choices=countries.into() value=edit.value("country")/>
                <Button>{words.invite_submit}</Button>
            </PostForm>
        </section>
    }
}
