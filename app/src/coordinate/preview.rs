//! Exactly what would be published, what the audit says about it, and the two signatures.

mod audit;
mod sign;
mod tables;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::id::WaveId;
use domain::region::Region;
use domain::release::Release;

use self::audit::Audit;
use self::sign::Signatures;
use self::tables::IndicatorTables;
use crate::backend::{MaySign, Preview, Releasing, backend, caller};
use crate::error::AppError;
use crate::fields::Refused;
use crate::parts::{
    Breadcrumb, ErrorSummary, NavLink, Page, PageHead, Room, SummaryList, SummaryRow, Width, load,
};
use crate::shell::lang;
use crate::words::coordinate::Nav;
use crate::words::coordinate::release::PreviewWords;
use crate::words::coordinate::waves::sampling;

#[component]
pub fn PreviewPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    load(
        async move {
            let caller = caller();
            caller.as_coordinator()?;
            let id = WaveId::parse(&id).map_err(|_| AppError::NotFound)?;
            backend::<dyn Releasing>()?.preview(&caller, &id).await
        },
        |preview| view! { <WouldBePublic preview/> },
    )
}

#[component]
fn WouldBePublic(preview: Preview) -> impl IntoView {
    let lang = lang();
    let words = PreviewWords::of(lang);
    let Preview { release, hash, audit, signed_by, may_sign } = preview;
    let region = Region { lang, country: release.area.code.country };
    let name = release.wave_name.in_lang(lang).to_owned();
    let at = |rest: &str| format!("/{}/coordinate{rest}", lang.code());
    let up = vec![
        NavLink::new(at(""), Nav::of(lang).overview),
        NavLink::new(at(&format!("/waves/{}", release.wave)), name.clone()),
    ];
    let lead = if may_sign == MaySign::AlreadyPublished { words.lead_released } else { words.lead };
    let title = format!("{}: {name}", words.title);
    let labels = vec![("passphrase".to_owned(), words.passphrase.to_owned())];
    let facts = facts(region, &release);
    let sampling = release.sampling;
    let results = release
        .results
        .into_iter()
        .map(|result| view! { <IndicatorTables result region sampling/> })
        .collect_view();
    view! {
        <Page title room=Room::team(lang, &caller()) width=Width::Wide>
            <Breadcrumb links=up/>
            <ErrorSummary refused=Refused::of_this_request() labels/>
            <PageHead kicker=name title=words.title lead/>
            <SummaryList rows=facts/>
            {results}
            <Audit report=audit region/>
            <Signatures hash signed_by may_sign/>
        </Page>
    }
}

fn facts(region: Region, release: &Release) -> Vec<SummaryRow> {
    let words = PreviewWords::of(region.lang);
    let (from, to) = (region.long_date(release.collected_from), region.long_date(release.collected_to));
    let (chosen, claims) = sampling(region.lang, release.sampling);
    vec![
        SummaryRow::new(words.area, release.area.name.clone()),
        SummaryRow::new(words.collected, if from == to { from } else { format!("{from} – {to}") }),
        SummaryRow::new(words.chosen, view! { {chosen} <br/> <span class="pu-small">{claims}</span> }),
    ]
}
