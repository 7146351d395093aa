//! What a code opens: an account of one's own, or this phone for one wave.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::people::{Role, Scope};
use domain::place::Country;
use domain::text::LocalText;

use crate::backend::{Accounts, Opens, backend};
use crate::fields::Refused;
use crate::parts::{
    Button, ErrorSummary, FieldHead, InputKind, Notice, NoticeKind, Page, PageHead, PostForm, Room,
    SummaryList, SummaryRow, TextInput, load,
};
use crate::shell::{SecureContext, lang};
use crate::words::account::{Join, country, role, role_means, this_phone_will};

/// Looks at the code without spending it; the forms spend it.
#[component]
pub fn JoinPage() -> impl IntoView {
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    load(async move { backend::<dyn Accounts>()?.invitation(&code).await }, |opens| match opens {
        Opens::Account { role, scope, scope_name } => {
            view! { <NewAccount role scope scope_name/> }.into_any()
        }
        Opens::Device { wave_name, group, country, .. } => {
            view! { <ThisPhone wave_name group country/> }.into_any()
        }
    })
}

#[component]
fn NewAccount(role: Role, scope: Scope, scope_name: String) -> impl IntoView {
    let lang = lang();
    let words = Join::of(lang);
    let refused = Refused::of_this_request();
    let labels =
        [("handle", words.handle), ("passphrase", words.passphrase), ("passphrase_again", words.again)];
    let labels = labels.map(|(name, label)| (name.to_owned(), label.to_owned()));
    let handle = FieldHead::new("handle", words.handle).hint(words.handle_hint).refused(&refused);
    let passphrase =
        FieldHead::new("passphrase", words.passphrase).hint(words.passphrase_hint).refused(&refused);
    let again = FieldHead::new("passphrase_again", words.again).refused(&refused);
    let typed = refused.value_or("handle", "");
    let place = match &scope {
        Scope::Country(of) => country(lang, *of).to_owned(),
        Scope::Server | Scope::Group(_) => scope_name,
    };
    let may = [self::role(lang, role), place.as_str()].into_iter().filter(|part| !part.is_empty());
    let title = format!("{}: {}", words.your_role, may.collect::<Vec<_>>().join(", "));
    view! {
        <Page title=words.account_title room=Room::public(lang)>
            <ErrorSummary refused labels=labels.into()/>
            <PageHead title=words.account_title lead=words.account_lead/>
            <Notice title><p>{role_means(lang, role)}</p></Notice>
            <PostForm>
                <TextInput
                    head=handle
                    value=typed
                    autocomplete="username"
                />
                <TextInput
                    head=passphrase
                    kind=InputKind::Passphrase
                    autocomplete="new-password"
                />
                <TextInput
                    head=again
                    kind=InputKind::Passphrase
                    autocomplete="new-password"
                />
                <Button>{words.create}</Button>
            </PostForm>
        </Page>
    }
}

/// Where phones may not keep anything the code is not spent.
#[component]
fn ThisPhone(wave_name: LocalText, group: String, country: Country) -> impl IntoView {
    let lang = lang();
    let words = Join::of(lang);
    let may_keep = use_context::<SecureContext>().is_none_or(|secure| secure.0);
    let wave = wave_name.in_lang(lang).to_owned();
    let will = this_phone_will(lang, &wave, &group);
    let rows = vec![
        SummaryRow::new(words.wave, wave),
        SummaryRow::new(words.group, group),
        SummaryRow::new(words.country, self::country(lang, country)),
    ];
    view! {
        <Page title=words.device_title>
            <PageHead title=words.device_title lead=will/>
            <SummaryList rows/>
            {if may_keep {
                view! {
                    <p>{words.device_lead}</p>
                    <PostForm>
                        <p class="pu-big"><Button>{words.join}</Button></p>
                    </PostForm>
                    <p class="pu-small">{words.join_once}</p>
                }
                    .into_any()
            } else {
                view! {
                    <Notice kind=NoticeKind::Warning title=words.needs_tls><p>{words.needs_tls_help}</p></Notice>
                }
                    .into_any()
            }}
        </Page>
    }
}
