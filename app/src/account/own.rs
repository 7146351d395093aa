//! The own account: roles in words, and the browsers that are signed in.

use leptos::prelude::*;

use domain::people::Grant;
use domain::text::Lang;

use crate::backend::{Accounts, Caller, SessionLine, backend, caller};
use crate::error::AppError;
use crate::parts::{
    Button, ButtonKind, Column, LinkButton, Page, PageHead, PostForm, Room, SummaryList, SummaryRow, Table,
    day, load, region_of,
};
use crate::shell::lang;
use crate::words::account::{Account, role, role_means, scope};

#[component]
pub fn AccountPage() -> impl IntoView {
    let caller = caller();
    load(
        async move {
            if caller == Caller::Public {
                return Err(AppError::SignIn);
            }
            let sessions = backend::<dyn Accounts>()?.sessions(&caller).await?;
            Ok((caller, sessions))
        },
        |(caller, sessions)| view! { <Own caller sessions/> },
    )
}

#[component]
fn Own(caller: Caller, sessions: Vec<SessionLine>) -> impl IntoView {
    let lang = lang();
    let words = Account::of(lang);
    let region = region_of(lang, &caller);
    let room = Room::team(lang, &caller);
    let works = caller.as_coordinator().is_ok() || caller.as_administrator().is_ok();
    let (handle, grants) = match caller {
        Caller::Person(who) => (who.handle, who.grants),
        Caller::Public => (String::new(), Vec::new()),
    };
    let others = sessions.len() > 1;
    let rows = sessions
        .into_iter()
        .map(|line| {
            vec![day(region, line.started).into_any(), region.long_date(line.last_seen_day).into_any()]
        })
        .collect();
    let columns = vec![Column::text(words.started), Column::text(words.last_seen)];
    let facts =
        vec![SummaryRow::new(words.handle, handle), SummaryRow::new(words.roles, self::roles(lang, grants))];
    view! {
        <Page title=words.title room>
            <PageHead title=words.title lead=words.lead/>
            <SummaryList rows=facts/>
            {works.then(|| {
                let href = format!("/{}/coordinate", lang.code());
                view! { <p><LinkButton href>{words.to_work}</LinkButton></p> }
            })}
            <section class="pu-section">
                <h2>{words.sessions}</h2>
                <p>{words.sessions_lead}</p>
                <Table caption=words.sessions columns rows/>
                {others.then(|| view! {
                    <PostForm does="end_others">
                        <p class="pu-small">{words.end_others_help}</p>
                        <Button kind=ButtonKind::Secondary>{words.end_others}</Button>
                    </PostForm>
                })}
            </section>
            <PostForm does="sign_out">
                <Button kind=ButtonKind::Secondary>{words.sign_out}</Button>
            </PostForm>
        </Page>
    }
}

fn roles(lang: Lang, grants: Vec<Grant>) -> AnyView {
    if grants.is_empty() {
        return Account::of(lang).no_roles.into_any();
    }
    let lines = grants
        .into_iter()
        .map(|grant| {
            let title = format!("{} ({})", role(lang, grant.role), scope(lang, &grant.scope));
            view! { <li><strong>{title}</strong><br/>{role_means(lang, grant.role)}</li> }
        })
        .collect_view();
    view! { <ul class="pu-plain">{lines}</ul> }.into_any()
}
