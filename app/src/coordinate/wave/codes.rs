//! Makes codes: to join phones, to answer once, and for a poster.

use leptos::prelude::*;

use domain::text::Lang;

use crate::backend::GroupLine;
use crate::coordinate::inputs::Editing;
use crate::fields::Fields;
use crate::parts::{Button, Choice, InputKind, PostForm, Radios, Select, TextInput};
use crate::shell::lang;
use crate::words::coordinate::waves::MakeCodes as Words;

#[component]
pub fn MakeCodes(groups: Vec<GroupLine>) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let usual =
        [("kind", "device"), ("how_many", "1")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut edit = Editing::new(lang, Fields(usual.into()));
    let kinds = vec![
        Choice::new("device", words.device).hint(words.device_hint),
        Choice::new("once", words.once).hint(words.once_hint),
        Choice::new("poster", words.poster).hint(words.poster_hint),
    ];
    let kind = edit.head("kind", words.kind, "");
    let group = edit.head("group", words.group, words.group_hint);
    let how_many = edit.head("how_many", words.how_many, words.how_many_hint);
    let none = groups.is_empty();
    let groups: Vec<Choice> = groups
        .into_iter()
        .map(|line| Choice::new(line.id.as_str(), format!("{} ({})", line.name, line.place.name)))
        .collect();
    view! {
        <section class="pu-part">
            <h2>{words.title}</h2>
            <p>{words.lead}</p>
            <PostForm does="codes">
                <Radios head=kind choices=kinds value=edit.value("kind")/>
                {if none {
                    let href = format!("/{}/coordinate/people", lang.code());
                    view! { <p>{words.no_groups} " " <a href=href>{words.to_people}</a></p> }.into_any()
                } else {
                    view! { <Select head=group choices=groups value=edit.value("group")/> }.into_any()
                }}
                <TextInput head=how_many value=edit.value("how_many") kind=InputKind::Number/>
                <Button>{words.submit}</Button>
            </PostForm>
        </section>
    }
}

/// Names and labels of the fields, for the summary of errors.
pub fn labels(lang: Lang) -> Vec<(String, String)> {
    let words = Words::of(lang);
    [("kind", words.kind), ("group", words.group), ("how_many", words.how_many)]
        .map(|(name, label)| (name.to_owned(), label.to_owned()))
        .into()
}
