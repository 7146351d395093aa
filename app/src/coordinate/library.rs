//! The question library, opened from a draft: found by theme or by words, and added one by one, without script.
//!
//! What is looked for is part of the address, so that adding a question leads back to the same shelf.

mod card;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use domain::form::FormDefinition;
use domain::id::FormId;
use domain::library::{Theme, matching};
use domain::region::MinorsRule;
use domain::text::Lang;

use self::card::Card;
use crate::backend::{Forming, Peopling, backend, caller};
use crate::error::AppError;
use crate::fields::encoded;
use crate::parts::{
    Breadcrumb, Button, FieldHead, InputKind, NavLink, Notice, Page, PageHead, Room, TextInput, load,
};
use crate::shell::lang;
use crate::words::common;
use crate::words::coordinate::forms::{Forms, questions};
use crate::words::coordinate::library::{Library as Words, theme as theme_words};

/// What is looked for; `added` is the question that was put into the draft just now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Asked {
    words: String,
    theme: Option<Theme>,
    added: String,
}

impl Asked {
    fn is_nothing(&self) -> bool {
        self.words.is_empty() && self.theme.is_none()
    }
}

#[component]
pub fn LibraryPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let asked = use_query_map().with_untracked(|query| {
        let get = |name: &str| query.get_str(name).unwrap_or_default().trim().to_owned();
        Asked { words: get("q"), theme: Theme::parse(&get("theme")), added: get("added") }
    });
    load(
        async move {
            let caller = caller();
            caller.as_coordinator()?;
            let id = FormId::parse(&id).map_err(|_| AppError::NotFound)?;
            let form = backend::<dyn Forming>()?.form(&caller, &id).await?;
            let minors = backend::<dyn Peopling>()?.profile(&caller).await?.minors;
            Ok((id, form.draft, minors))
        },
        |(id, draft, minors)| view! { <Shelves id draft minors asked/> },
    )
}

#[component]
fn Shelves(id: FormId, draft: FormDefinition, minors: MinorsRule, asked: Asked) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let form = format!("/{}/coordinate/forms/{id}", lang.code());
    let title = draft.title.in_lang(lang).to_owned();
    let up = vec![
        NavLink::new(format!("/{}/coordinate/forms", lang.code()), Forms::of(lang).title),
        NavLink::new(form.clone(), title.clone()),
    ];
    let here = format!("{form}/library");
    let content =
        if asked.is_nothing() { themes(lang, &here) } else { found(lang, &form, &draft, &minors, &asked) };
    view! {
        <Page title=words.title room=Room::team(lang, &caller())>
            <Breadcrumb links=up/>
            <PageHead kicker=title title=words.title lead=words.lead/>
            <Search asked=asked.clone()/>
            {(!asked.is_nothing()).then(|| chips(lang, &here, &asked))}
            {content}
        </Page>
    }
}

/// Every theme with what stands on it.
fn themes(lang: Lang, here: &str) -> AnyView {
    let items = Theme::ALL
        .into_iter()
        .map(|theme| {
            let (name, what) = theme_words(lang, theme);
            let number = questions(lang, theme.entries().len());
            view! {
                <li class="pu-task">
                    <a class="pu-task__title" href=format!("{here}?theme={}", theme.code())>{name}</a>
                    <span class="pu-task__why">{format!("{what} {number}.")}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="pu-section">
            <h2>{Words::of(lang).themes}</h2>
            <ul class="pu-tasks">{items}</ul>
        </section>
    }
    .into_any()
}

/// The themes as links that keep the words.
fn chips(lang: Lang, here: &str, asked: &Asked) -> AnyView {
    let words = Words::of(lang);
    let kept = (!asked.words.is_empty()).then(|| format!("q={}", encoded(&asked.words)));
    let address = |theme: Option<Theme>| {
        let theme = theme.map(|theme| format!("theme={}", theme.code()));
        let query: Vec<String> = kept.clone().into_iter().chain(theme).collect();
        if query.is_empty() { here.to_owned() } else { format!("{here}?{}", query.join("&")) }
    };
    let links = std::iter::once(None)
        .chain(Theme::ALL.map(Some))
        .map(|theme| {
            let label = theme.map_or(words.all_themes, |theme| theme_words(lang, theme).0);
            let current = (theme == asked.theme).then_some("true");
            view! { <li><a class="pu-chip" href=address(theme) aria-current=current>{label}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=words.themes><ul class="pu-chips">{links}</ul></nav> }.into_any()
}

/// The questions that were looked for, under their themes.
fn found(lang: Lang, form: &str, draft: &FormDefinition, minors: &MinorsRule, asked: &Asked) -> AnyView {
    let words = Words::of(lang);
    let entries = matching(&asked.words, asked.theme);
    if entries.is_empty() {
        return view! { <Notice title=words.none><p>{words.none_todo}</p></Notice> }.into_any();
    }
    Theme::ALL
        .into_iter()
        .filter_map(|theme| {
            let cards: Vec<Card> = entries
                .iter()
                .filter(|(of, _)| *of == theme)
                .map(|(_, entry)| Card::new(draft, entry, minors, asked))
                .collect();
            let number = questions(lang, cards.len());
            let drawn = cards.into_iter().map(|card| card.draw(lang, form)).collect_view();
            (!drawn.is_empty()).then(|| {
                view! {
                    <section class="pu-section">
                        <h2>{theme_words(lang, theme).0}</h2>
                        <p class="pu-small">{number}</p>
                        <ul class="pu-shelf">{drawn}</ul>
                    </section>
                }
            })
        })
        .collect_view()
        .into_any()
}

#[component]
fn Search(asked: Asked) -> impl IntoView {
    let lang = lang();
    let words = Words::of(lang);
    let head = FieldHead::new("q", words.find_label).hint(words.find_hint);
    view! {
        <form class="pu-search" role="search">
            <TextInput head value=asked.words kind=InputKind::Search/>
            {asked.theme.map(|theme| view! { <input type="hidden" name="theme" value=theme.code()/> })}
            <Button>{common::of(lang).search}</Button>
        </form>
    }
}
