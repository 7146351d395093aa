//! Pages of the phone room as the server draws them.
use leptos::prelude::*;

#[component]
pub fn AlonePage() -> impl IntoView {
    view! { <p>"AlonePage"</p> }
}

#[component]
pub fn CollectPage() -> impl IntoView {
    view! { <p>"CollectPage"</p> }
}
