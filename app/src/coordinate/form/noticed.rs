//! Questions of the stored draft that seem to ask who somebody is. A notice: it keeps nobody from publishing.

use leptos::prelude::*;

use domain::form::FormDefinition;
use domain::form::warnings::warnings;

use super::fields::field_of_label;
use crate::parts::{Notice, NoticeKind};
use crate::shell::lang;
use crate::words::coordinate::warnings::{Warnings as Words, personal};

#[component]
pub fn Noticed(draft: FormDefinition) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let lines: Vec<_> = warnings(&draft)
        .into_iter()
        .map(|warning| {
            let label = draft.question(&warning.question).map(|q| q.label.in_lang(lang).to_owned());
            let asks_for = personal(lang, warning.asks_for);
            match field_of_label(&draft, &warning.question) {
                Some(field) => {
                    view! { <li><a href=format!("#{field}")>{label}</a> ": " {asks_for}</li> }.into_any()
                }
                None => view! { <li>{label} ": " {asks_for}</li> }.into_any(),
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title=words.title>
                <p>{words.help}</p>
                <ul>{lines}</ul>
            </Notice>
        }
    })
}
