//! Pages of the phone room as the server draws them.

use leptos::prelude::*;
use leptos_meta::Title;

use domain::text::Lang;

use super::GIVEN;
pub use super::alone::AlonePage;
use super::island::CollectIsland;
use super::moves::given_text;
use crate::backend::Enrolled;
use crate::shell::{SecureContext, lang};
use crate::words::collect::alone;
use crate::words::common::PRODUCT;

/// `/collect/`: one shell for all languages and all phones. It holds no data; phones keep it and start it offline.
#[component]
pub fn CollectPage() -> impl IntoView {
    let secure = use_context::<SecureContext>().is_none_or(|secure| secure.0);
    let room = match secure {
        true => view! { <CollectIsland/> }.into_any(),
        false => Lang::ALL.map(needs_tls).into_iter().collect_view().into_any(),
    };
    view! { <Frame>{room} <noscript>{Lang::ALL.map(no_script).into_iter().collect_view()}</noscript></Frame> }
}

/// The phone room right after its code was spent: the first question stands in the page, and beside it what the
/// phone has to keep.
#[component]
pub fn JoinedPhone() -> impl IntoView {
    let given = use_context::<Enrolled>().map(|enrolled| given_text(&enrolled)).unwrap_or_default();
    view! {
        <Frame>
            <div id=GIVEN hidden data-given=given></div>
            <CollectIsland/>
            <noscript>{no_script(lang())}</noscript>
        </Frame>
    }
}

/// No navigation and no name but the product's: nothing here says what it is about.
#[component]
fn Frame(children: Children) -> impl IntoView {
    view! {
        <Title text=PRODUCT/>
        <main class="pu-page" id="content">
            <div class="pu-page__content">{children()}</div>
        </main>
    }
}

fn no_script(lang: Lang) -> AnyView {
    view! { <p lang=lang.code()>{alone::of(lang).no_script}</p> }.into_any()
}

/// Browsers keep nothing for a page that came over plain http from another machine.
fn needs_tls(lang: Lang) -> AnyView {
    let said = alone::of(lang);
    view! {
        <div lang=lang.code()>
            {match lang {
                Lang::Es => view! { <h1 class="pu-collect__title">{said.needs_tls}</h1> }.into_any(),
                Lang::En => view! { <h2 class="pu-collect__title">{said.needs_tls}</h2> }.into_any(),
            }}
            <p>{said.needs_tls_text}</p>
        </div>
    }
    .into_any()
}
