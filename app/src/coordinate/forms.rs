//! The forms of a country, and the start of a new one.

use leptos::prelude::*;

use super::inputs::{Editing, Lines};
use crate::backend::{FormLine, Forming, backend, caller};
use crate::fields::Fields;
use crate::parts::{
    Button, ButtonKind, Column, ErrorSummary, Notice, Page, PageHead, PostForm, Room, Table, load,
};
use crate::shell::lang;
use crate::words::coordinate::Shared;
use crate::words::coordinate::forms::Forms as Words;

#[component]
pub fn FormsPage() -> impl IntoView {
    load(
        async {
            let caller = caller();
            caller.as_coordinator()?;
            backend::<dyn Forming>()?.forms(&caller).await
        },
        |lines| view! { <Forms lines/> },
    )
}

#[component]
fn Forms(lines: Vec<FormLine>) -> impl IntoView {
    let lang = lang();
    let (words, shared) = (Words::of(lang), Shared::of(lang));
    let mut edit = Editing::new(lang, Fields::default());
    let inputs = (
        edit.text("code", words.code, words.code_hint, Lines::One),
        edit.both("title", words.title_field, words.title_hint, Lines::One),
    );
    let columns = vec![
        Column::text(shared.name),
        Column::text(shared.code),
        Column::number(words.questions),
        Column::text(words.published),
    ];
    let none = lines.is_empty();
    let rows = lines
        .into_iter()
        .map(|line| {
            let href = format!("/{}/coordinate/forms/{}", lang.code(), line.id);
            let numbers: Vec<String> =
                line.versions.iter().map(|version| version.number.to_string()).collect();
            let published =
                if numbers.is_empty() { words.not_published.to_owned() } else { numbers.join(", ") };
            vec![
                view! { <a href=href>{line.title.in_lang(lang).to_owned()}</a> }.into_any(),
                view! { <code class="pu-code">{line.code}</code> }.into_any(),
                line.questions.into_any(),
                published.into_any(),
            ]
        })
        .collect();
    view! {
        <Page title=words.title room=Room::team(lang, &caller())>
            <ErrorSummary refused=edit.refused.clone() labels=edit.labels()/>
            <PageHead title=words.title lead=words.lead/>
            {if none {
                view! { <Notice title=words.none><p>{words.none_help}</p></Notice> }.into_any()
            } else {
                view! { <Table caption=words.title columns rows/> }.into_any()
            }}
            <section class="pu-part">
                <h2>{words.new}</h2>
                <p>{words.new_lead}</p>
                <PostForm>
                    {inputs}
                    <Button kind=if none { ButtonKind::Primary } else { ButtonKind::Secondary }>{words.start}</Button>
                </PostForm>
            </section>
        </Page>
    }
}
