//! The sign of the product: strokes like those of a tally, rising and falling like a pulse.

use leptos::prelude::*;

/// Decoration beside the name; it says nothing that the name does not.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="pu-mark" viewBox="0 0 26 24" width="26" height="24" aria-hidden="true">
            <path d="M3 10v4M8 6v12M13 2v20M18 8v8M23 10v4"/>
        </svg>
    }
}
