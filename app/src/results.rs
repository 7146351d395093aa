//! The public room: anyone reads what communities reported, without JavaScript.
use leptos::prelude::*;

#[component]
pub fn HomePage() -> impl IntoView {
    view! { <p>"HomePage"</p> }
}

#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! { <p>"NotFoundPage"</p> }
}

#[component]
pub fn ReceiptPage() -> impl IntoView {
    view! { <p>"ReceiptPage"</p> }
}

#[component]
pub fn ResultPage() -> impl IntoView {
    view! { <p>"ResultPage"</p> }
}

#[component]
pub fn ResultsPage() -> impl IntoView {
    view! { <p>"ResultsPage"</p> }
}
