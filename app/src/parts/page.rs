//! The frame of every page: skip link, header, navigation of the room, content, footer.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_location;

use domain::text::Lang;

use super::Mark;
use crate::fields::Refused;
use crate::shell::lang;
use crate::words::common;

/// A link of a navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavLink {
    pub href: String,
    pub label: String,
}

impl NavLink {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

/// Where a page belongs. The default is bare: a page of the phone room that names nothing and leads nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Room {
    pub nav: Vec<NavLink>,
    pub footer: Vec<NavLink>,
}

impl Room {
    /// What anyone may visit.
    pub fn public(lang: Lang) -> Self {
        let words = common::of(lang);
        let at = |rest: &str| format!("/{}{rest}", lang.code());
        let nav =
            vec![NavLink::new(at("/r"), words.results), NavLink::new(at("/receipt"), words.check_receipt)];
        let mut footer = nav.clone();
        footer.push(NavLink::new(at("/coordinate"), words.for_teams));
        Self { nav, footer }
    }
}

/// How wide the content may grow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    /// Lines that read well.
    #[default]
    Text,
    /// Tables and lists side by side.
    Wide,
}

/// Sets the title (with "Error:" before it when a form was refused) and draws the frame around `children`.
#[component]
pub fn Page(
    /// What the page is about, without the name of the product.
    #[prop(into)]
    title: String,
    /// For search engines and previews.
    #[prop(into, optional)]
    description: String,
    #[prop(optional)] room: Room,
    #[prop(optional)] width: Width,
    /// Stands at the end of the header: quick exit, sign out.
    #[prop(optional)]
    corner: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let words = common::of(lang);
    let location = use_location();
    let path = location.pathname.get_untracked();
    let query = location.search.get_untracked();
    let refused = !Refused::of_this_request().problems.is_empty();
    let title = document_title(&title, refused.then_some(words.error_prefix));
    let content = match width {
        Width::Text => "pu-page__content",
        Width::Wide => "pu-page__content pu-page__content--wide",
    };
    let Room { nav, footer } = room;
    view! {
        <Title text=title/>
        {(!description.is_empty()).then(|| view! { <Meta name="description" content=description/> })}
        <a class="pu-skip" href="#content">{words.skip}</a>
        <header class="pu-header">
            <div class="pu-header__row">
                <a class="pu-header__name" href=format!("/{}", lang.code())><Mark/>{common::PRODUCT}</a>
                {links(nav, words.navigation, "pu-header__nav", &path)}
                <div class="pu-header__corner">{language_switch(lang, &path, &query)} {corner}</div>
            </div>
        </header>
        <main class="pu-page" id="content">
            <div class=content>{children()}</div>
        </main>
        <footer class="pu-footer">
            <div class="pu-footer__row">
                {links(footer, words.more, "pu-footer__nav", &path)}
                <p class="pu-footer__line">{words.footer}</p>
            </div>
        </footer>
    }
}

fn document_title(title: &str, prefix: Option<&str>) -> String {
    let prefix = prefix.map(|prefix| format!("{prefix} ")).unwrap_or_default();
    if title == common::PRODUCT {
        format!("{prefix}{title}")
    } else {
        format!("{prefix}{title} - {}", common::PRODUCT)
    }
}

fn links(
    links: Vec<NavLink>,
    label: &'static str,
    class: &'static str,
    path: &str,
) -> Option<impl IntoView + use<>> {
    let path = path.to_owned();
    (!links.is_empty()).then(move || {
        let items = links
            .into_iter()
            .map(|link| {
                let current = current(&path, &link.href);
                view! { <li><a href=link.href aria-current=current>{link.label}</a></li> }
            })
            .collect_view();
        view! { <nav class=class aria-label=label><ul>{items}</ul></nav> }
    })
}

/// `page` for the page itself, `true` for one of the pages under it.
fn current(path: &str, href: &str) -> Option<&'static str> {
    let rest = path.strip_prefix(href)?;
    // The start of a room stands above every page of it: only the page itself counts.
    let room = href.split('/').filter(|part| !part.is_empty()).count() < 2 || href.ends_with("/coordinate");
    match rest {
        "" => Some("page"),
        _ if rest.starts_with('/') && !room => Some("true"),
        _ => None,
    }
}

/// The same address in the other language; none where the address has no language.
fn language_switch(lang: Lang, path: &str, query: &str) -> Option<impl IntoView + use<>> {
    let other = lang.other();
    let rest = path.strip_prefix(&format!("/{}", lang.code()))?;
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.trim_start_matches('?')) };
    let href = format!("/{}{rest}{query}", other.code());
    let code = other.code();
    Some(
        view! { <a class="pu-header__lang" href=href lang=code hreflang=code>{common::of(other).language}</a> },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_current_on_its_page_and_on_the_pages_under_it() {
        assert_eq!(current("/es/r", "/es/r"), Some("page"));
        assert_eq!(current("/es/r/co-05001/X-1", "/es/r"), Some("true"));
        assert_eq!(current("/es/receipt", "/es/r"), None);
        assert_eq!(current("/es/coordinate/forms", "/es/coordinate"), None);
        assert_eq!(current("/es/coordinate/forms/1", "/es/coordinate/forms"), Some("true"));
    }

    #[test]
    fn the_title_says_when_there_is_an_error_and_names_the_product_once() {
        assert_eq!(document_title("Sign in", Some("Error:")), "Error: Sign in - Pulso");
        assert_eq!(document_title("Pulso", None), "Pulso");
    }
}
