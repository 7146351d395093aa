//! How a page begins.

use leptos::prelude::*;

use super::NavLink;
use crate::shell::lang;
use crate::words::common;

/// A word above, the one `h1`, and the sentence that says what the page is for.
#[component]
pub fn PageHead(
    #[prop(into, optional)] kicker: String,
    #[prop(into)] title: String,
    #[prop(into, optional)] lead: String,
) -> impl IntoView {
    view! {
        <div class="pu-head">
            {(!kicker.is_empty()).then(|| view! { <p class="pu-head__kicker">{kicker}</p> })}
            <h1 class="pu-head__title">{title}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="pu-head__lead">{lead}</p> })}
        </div>
    }
}

/// The way back up, the widest place first.
#[component]
pub fn Breadcrumb(links: Vec<NavLink>) -> impl IntoView {
    let items =
        links.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view();
    view! { <nav class="pu-breadcrumb" aria-label=common::of(lang()).you_are_here><ol>{items}</ol></nav> }
}
