//! Handle and passphrase. Every failure is said in the same words.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use domain::text::Lang;

use crate::backend::{Caller, caller};
use crate::fields::Refused;
use crate::parts::{
    Button, ErrorSummary, FieldHead, InputKind, LinkButton, Notice, Page, PageHead, PostForm, Room, TextInput,
};
use crate::shell::lang;
use crate::words::account::SignIn;
use crate::words::common;

#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = lang();
    let words = SignIn::of(lang);
    let refused = Refused::of_this_request();
    let labels = [("handle", words.handle), ("passphrase", words.passphrase)];
    let labels = labels.map(|(name, label)| (name.to_owned(), label.to_owned()));
    let handle = FieldHead::new("handle", words.handle).hint(words.handle_hint).refused(&refused);
    let passphrase = FieldHead::new("passphrase", words.passphrase).refused(&refused);
    let typed = refused.value_or("handle", "");
    let asked = use_query_map().with_untracked(|query| query.get_str("next").unwrap_or_default().to_owned());
    let next = refused.value_or("next", &asked);
    view! {
        <Page title=common::of(lang).sign_in room=Room::public(lang)>
            <ErrorSummary refused labels=labels.into()/>
            <PageHead title=words.title lead=words.lead/>
            {already(lang)}
            <PostForm>
                {is_our_page(&next).then(|| view! { <input type="hidden" name="next" value=next/> })}
                <TextInput
                    head=handle
                    value=typed
                    autocomplete="username"
                />
                <TextInput
                    head=passphrase
                    kind=InputKind::Passphrase
                    autocomplete="current-password"
                />
                <Button>{words.submit}</Button>
            </PostForm>
            <details class="pu-more">
                <summary>{words.forgotten}</summary>
                <p>{words.forgotten_help}</p>
            </details>
        </Page>
    }
}

fn already(lang: Lang) -> Option<impl IntoView> {
    let words = SignIn::of(lang);
    let Caller::Person(who) = caller() else { return None };
    let title = format!("{} {}", words.already, who.handle);
    let href = format!("/{}/account", lang.code());
    Some(view! { <Notice title><p><LinkButton href>{words.to_account}</LinkButton></p></Notice> })
}

/// Only a page of this server with a language first: no other place is ever led to.
pub fn is_our_page(next: &str) -> bool {
    let mut parts = next.split('/');
    parts.next() == Some("")
        && parts.next().and_then(Lang::parse).is_some()
        && next.chars().all(|c| c.is_ascii_alphanumeric() || "/-_?=&.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_to_another_server() {
        for next in ["/es/coordinate", "/en/coordinate/waves/new?find=rio"] {
            assert!(is_our_page(next), "{next}");
        }
        for next in
            ["", "https://example.org", "//example.org", "/\\example.org", "/es\\@x", "es/account", "/fr/x"]
        {
            assert!(!is_our_page(next), "{next}");
        }
    }
}
