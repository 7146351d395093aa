//! Says who has signed in, and opens what a code opens.
use leptos::prelude::*;

#[component]
pub fn AccountPage() -> impl IntoView {
    view! { <p>"AccountPage"</p> }
}

#[component]
pub fn InvitePage() -> impl IntoView {
    view! { <p>"InvitePage"</p> }
}

#[component]
pub fn JoinPage() -> impl IntoView {
    view! { <p>"JoinPage"</p> }
}

#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <p>"SignInPage"</p> }
}
