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

/// The phone room right after its code was spent: `app::backend::Enrolled` is in context.
#[component]
pub fn JoinedPhone() -> impl IntoView {
    view! { <p>"JoinedPhone"</p> }
}
