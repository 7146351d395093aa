//! The coordinators' room.
use leptos::prelude::*;

#[component]
pub fn FormPage() -> impl IntoView {
    view! { <p>"FormPage"</p> }
}

#[component]
pub fn FormsPage() -> impl IntoView {
    view! { <p>"FormsPage"</p> }
}

#[component]
pub fn HeldPage() -> impl IntoView {
    view! { <p>"HeldPage"</p> }
}

#[component]
pub fn IndicatorPage() -> impl IntoView {
    view! { <p>"IndicatorPage"</p> }
}

#[component]
pub fn IndicatorsPage() -> impl IntoView {
    view! { <p>"IndicatorsPage"</p> }
}

#[component]
pub fn NewWavePage() -> impl IntoView {
    view! { <p>"NewWavePage"</p> }
}

#[component]
pub fn OverviewPage() -> impl IntoView {
    view! { <p>"OverviewPage"</p> }
}

#[component]
pub fn PeoplePage() -> impl IntoView {
    view! { <p>"PeoplePage"</p> }
}

#[component]
pub fn PreviewPage() -> impl IntoView {
    view! { <p>"PreviewPage"</p> }
}

#[component]
pub fn WavePage() -> impl IntoView {
    view! { <p>"WavePage"</p> }
}
