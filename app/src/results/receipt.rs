//! Whether a receipt code is genuine. Says nothing about the answer behind it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use domain::receipt::ReceiptCode;

use crate::backend::{Publishing, backend};
use crate::parts::{Button, FieldHead, InputKind, Notice, NoticeKind, Page, PageHead, Room, TextInput, load};
use crate::shell::lang;
use crate::words::results;

/// What became of a typed code.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    NothingTyped,
    Misspelt,
    Unknown,
    /// The code as it should be written.
    Genuine(String),
}

#[component]
pub fn ReceiptPage() -> impl IntoView {
    let typed =
        use_query_map().with_untracked(|query| query.get_str("code").unwrap_or_default().trim().to_owned());
    let asked = typed.clone();
    let found = async move {
        if asked.is_empty() {
            return Ok(Found::NothingTyped);
        }
        let Ok(code) = ReceiptCode::parse(&asked) else {
            return Ok(Found::Misspelt);
        };
        let code = code.to_string();
        let known = backend::<dyn Publishing>()?.knows_receipt(&code).await?;
        Ok(if known { Found::Genuine(code) } else { Found::Unknown })
    };
    load(found, move |found| view! { <Answered found typed/> })
}

#[component]
fn Answered(found: Found, typed: String) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let notice = match found {
        Found::NothingTyped => None,
        Found::Genuine(code) => Some((
            words.receipt_good,
            view! {
                <Notice kind=NoticeKind::Good title=words.receipt_good>
                    <p class="pu-code">{code}</p>
                    <p>{words.receipt_good_means}</p>
                </Notice>
            }
            .into_any(),
        )),
        Found::Unknown => Some(doubt(words.receipt_unknown, words.receipt_unknown_todo)),
        Found::Misspelt => Some(doubt(words.receipt_misspelt, words.receipt_misspelt_todo)),
    };
    let (title, notice) = match notice {
        Some((title, notice)) => (title, Some(notice)),
        None => (words.receipt_title, None),
    };
    view! {
        <Page title description=words.receipt_lead room=Room::public(lang)>
            <PageHead title=words.receipt_title lead=words.receipt_lead/>
            {notice}
            <ReceiptForm code=typed/>
        </Page>
    }
}

fn doubt(title: &'static str, todo: &'static str) -> (&'static str, AnyView) {
    (title, view! { <Notice kind=NoticeKind::Problem title><p>{todo}</p></Notice> }.into_any())
}

/// Asks for a code.
#[component]
pub fn ReceiptForm(#[prop(into)] code: String) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let head = FieldHead::new("code", words.receipt_label).hint(words.receipt_hint);
    view! {
        <form class="pu-form" action=format!("/{}/receipt", lang.code()) autocomplete="off">
            <TextInput head value=code kind=InputKind::Code/>
            <Button>{words.receipt_check}</Button>
        </form>
    }
}
