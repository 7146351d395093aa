//! The document around every page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::MetaTags;

use domain::text::Lang;

use crate::routes::App;

/// Addresses of the files of this build, given by the server.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    pub css: String,
    /// Small script of the quick exit, for the pages of the collecting room.
    pub exit_js: String,
    pub icon: String,
    pub manifest: String,
}

/// `https://host` that the people who run this server configured, for addresses that are written down elsewhere.
/// Public pages are kept for everybody, so what one request calls the host is no answer here.
#[derive(Debug, Clone)]
pub struct PublicUrl(pub String);

/// Sets the HTTP status of the page being rendered.
#[derive(Clone)]
pub struct Status(pub Arc<dyn Fn(u16) + Send + Sync>);

/// What the document needs to know before the page is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageKind {
    pub lang: Lang,
    pub script: Script,
}

/// Which scripts a page carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Public and coordinators' pages: none at all.
    None,
    /// Plain pages of the collecting room: only the quick exit.
    Exit,
    /// The phone room: quick exit and WASM.
    Island,
}

/// Answers with this status instead of 200.
pub fn set_status(status: u16) {
    if let Some(Status(set)) = use_context::<Status>() {
        set(status);
    }
}

pub fn page_kind() -> PageKind {
    use_context::<PageKind>().unwrap_or(PageKind { lang: Lang::Es, script: Script::None })
}

/// The language of this page, from the first part of its address.
pub fn lang() -> Lang {
    page_kind().lang
}

pub fn shell(options: LeptosOptions) -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let kind = page_kind();
    let nonce = leptos::nonce::use_nonce();
    view! {
        <!DOCTYPE html>
        <html lang=kind.lang.code() dir="ltr">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=assets.css/>
                <link rel="icon" href=assets.icon type="image/svg+xml"/>
                {(kind.script == Script::Island)
                    .then(|| view! { <link rel="manifest" href=assets.manifest/> <HydrationScripts options=options islands=true/> })}
                {(kind.script != Script::None)
                    .then(|| view! { <script src=assets.exit_js nonce=nonce defer></script> })}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Whether this browser can keep a phone room: https, or this very machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecureContext(pub bool);
