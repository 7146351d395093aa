//! The groups of a country, and a new one.

use leptos::prelude::*;

use crate::backend::{GroupLine, caller};
use crate::coordinate::inputs::{Editing, Lines};
use crate::coordinate::places::{FindPlace, Found, asked};
use crate::parts::{Button, ButtonKind, Column, PostForm, Table, region_of};
use crate::shell::lang;
use crate::words::coordinate::people::People as Words;

#[component]
pub fn Groups(groups: Vec<GroupLine>, found: Found) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let region = region_of(lang, &caller());
    let none = groups.is_empty();
    let columns =
        vec![Column::text(words.group), Column::text(words.place), Column::number(words.volunteers)];
    let rows = groups
        .into_iter()
        .map(|group| {
            vec![
                group.name.into_any(),
                group.place.name.into_any(),
                region.whole(group.volunteers).into_any(),
            ]
        })
        .collect();
    let mut edit = Editing::new(lang, asked());
    let name = edit.text("name", words.group_name, words.group_name_hint, Lines::One);
    let place = edit.text("place", words.group_place, words.group_place_hint, Lines::One);
    view! {
        <section class="pu-section">
            <h2>{words.groups}</h2>
            {if none {
                view! { <p>{words.no_groups}</p> }.into_any()
            } else {
                view! { <Table caption=words.groups columns rows/> }.into_any()
            }}
        </section>
        <section class="pu-part">
            <h2>{words.new_group}</h2>
            <PostForm does="group">
                {name}
                {place}
                <FindPlace found/>
                <Button kind=ButtonKind::Secondary>{words.create}</Button>
            </PostForm>
        </section>
    }
}
