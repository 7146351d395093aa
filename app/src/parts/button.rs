//! What is pressed, and the form it sends.

use leptos::prelude::*;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    #[default]
    Primary,
    Secondary,
    /// Cannot be undone.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "pu-button",
            Self::Secondary => "pu-button pu-button--secondary",
            Self::Danger => "pu-button pu-button--danger",
        }
    }
}

/// Sends the form it stands in. A name and a value go with it where one form has several buttons.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(into, optional)] name: Option<String>,
    #[prop(into, optional)] value: Option<String>,
    children: Children,
) -> impl IntoView {
    view! { <button class=kind.class() type="submit" name=name value=value>{children()}</button> }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class() href=href>{children()}</a> }
}

/// A plain form that posts to the address of its own page. `does` is the hidden field `do` of a page with several forms.
#[component]
pub fn PostForm(#[prop(into, optional)] does: String, children: Children) -> impl IntoView {
    view! {
        <form class="pu-form" method="post" novalidate autocomplete="off">
            {(!does.is_empty()).then(|| view! { <input type="hidden" name="do" value=does/> })}
            {children()}
        </form>
    }
}
