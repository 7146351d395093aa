//! The page of an error: what happened, then what to do.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{LinkButton, Page, PageHead, Room};
use crate::error::AppError;
use crate::shell::{lang, set_status};
use crate::words::{common, problems};

/// Stands in place of a page that cannot be shown, and sets the status that fits.
#[component]
pub fn ErrorPage(error: AppError) -> impl IntoView {
    set_status(error.status());
    let lang = lang();
    let words = common::of(lang);
    let said = problems::error(lang, &error);
    let (href, label) = match error {
        // The path only: what was asked or typed there stays out of the address.
        AppError::SignIn => {
            let back = use_location().pathname.get_untracked();
            (format!("/{}/account/sign-in?next={back}", lang.code()), words.sign_in)
        }
        _ => (format!("/{}", lang.code()), words.to_start),
    };
    view! {
        <Page title=said.what.clone() room=Room::public(lang)>
            <PageHead kicker=words.sorry title=said.what lead=said.todo/>
            <p><LinkButton href>{label}</LinkButton></p>
        </Page>
    }
}
