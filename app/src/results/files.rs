//! What stays: versions with their addresses, files, and how to cite.

use leptos::prelude::*;

use domain::region::Region;

use crate::backend::Published;
use crate::parts::{SummaryList, SummaryRow};
use crate::shell::PublicUrl;
use crate::words::places;
use crate::words::{common, results};

/// The permanent address of one version, without the origin.
pub fn address(published: &Published, region: Region, version: u32) -> String {
    format!(
        "/{}/r/{}/{}/v/{version}",
        region.lang.code(),
        published.place.code.slug(),
        published.result.indicator.code
    )
}

#[component]
pub fn Kept(published: Published, region: Region) -> impl IntoView {
    let words = results::of(region.lang);
    let here = address(&published, region, published.version);
    let versions = published
        .versions
        .iter()
        .map(|line| {
            let label = format!("{} {}", words.version, line.version);
            let this = (line.version == published.version).then(|| format!(" ({})", words.this_one));
            let label = view! { <a href=address(&published, region, line.version)>{label}</a> {this} };
            let wave = line.wave_name.in_lang(region.lang).to_owned();
            view! { <li>{label} ": " {wave} ", " {region.long_date(line.published)}</li> }
        })
        .collect_view();
    let rows = vec![
        SummaryRow::new(
            words.fingerprint,
            view! { <code class="pu-code pu-code--long">{published.release.hash.clone()}</code> <p class="pu-small">{words.fingerprint_means}</p> },
        ),
        SummaryRow::new(words.cite, cited(&published, region, &here)),
    ];
    view! {
        <section class="pu-section">
            <h2>{words.files}</h2>
            <p>{words.files_lead}</p>
            <ul class="pu-chips">
                <li><a class="pu-chip" href=format!("{here}.csv") download="">{words.file_csv}</a></li>
                <li><a class="pu-chip" href=format!("{here}.json") download="">{words.file_json}</a></li>
            </ul>
            <SummaryList rows/>
        </section>
        <section class="pu-section">
            <h2>{words.versions}</h2>
            <p>{words.versions_lead}</p>
            <ul>{versions}</ul>
        </section>
    }
}

/// "Heard shots near home. Medellín, version 1, 28 March 2026. Pulso, /en/r/co-05001/CO-1/v/1".
fn cited(published: &Published, region: Region, address: &str) -> String {
    let words = results::of(region.lang);
    let origin = use_context::<PublicUrl>().map(|url| url.0).unwrap_or_default();
    format!(
        "{}. {}, {} {}, {}. {}, {origin}{address}",
        published.result.indicator.name.in_lang(region.lang),
        places::name(region.lang, &published.place),
        words.version.to_lowercase(),
        published.version,
        region.long_date(published.release.published),
        common::PRODUCT,
    )
}
