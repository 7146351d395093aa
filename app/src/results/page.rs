//! The page of one indicator in one place: the number first, then everything that tells how far to trust it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use domain::place::{Place, PlaceCode};
use domain::region::Region;
use domain::release::{Cell, Table};
use domain::text::Lang;
use domain::wave::{Breakdown, Sampling};

use super::about::{Meaning, WhoAndHow};
use super::chart::{Chart, Hatching};
use super::files::Kept;
use super::hidden::HiddenAndWhy;
use super::numbers::Numbers;
use super::strokes::Strokes;
use crate::backend::{Published, Publishing, backend};
use crate::error::{Answer, AppError};
use crate::fields::encoded;
use crate::parts::{Breadcrumb, NavLink, Notice, NoticeKind, Page, Room, load};
use crate::shell::lang;
use crate::words::places;
use crate::words::wording::{Headline, Told};
use crate::words::{common, results};

#[component]
pub fn ResultPage() -> impl IntoView {
    let asked = use_params_map().with_untracked(|params| {
        let part = |name: &str| params.get(name).unwrap_or_default();
        (part("place"), part("indicator"), params.get("version"))
    });
    let published = async move {
        let (place, indicator, version) = asked;
        let place = PlaceCode::parse_slug(&place).map_err(|_| AppError::NotFound)?;
        let version = version.map(|version| version.parse().map_err(|_| AppError::NotFound)).transpose()?;
        let found: Answer<Published> =
            backend::<dyn Publishing>()?.published(&place, &indicator, version).await;
        found
    };
    load(published, |published| view! { <ResultView published/> })
}

/// The cell that the page is about: the total of the area, or the one row of a site.
fn own_cell(published: &Published) -> Cell {
    let result = &published.result;
    let site = (published.place.code != published.release.area.code).then(|| {
        let rows = result.table(Breakdown::Place).map(|table| table.rows.as_slice()).unwrap_or_default();
        rows.iter().find(|row| row.code == published.place.code.code).map(|row| row.cell.clone())
    });
    site.flatten().or_else(|| result.total().cloned()).unwrap_or(Cell::Hidden)
}

#[component]
fn ResultView(published: Published) -> impl IntoView {
    let lang = lang();
    let words = results::of(lang);
    let country = published.place.code.country;
    let region = Region { lang, country };
    let release = published.release.clone();
    let indicator = published.result.indicator.clone();
    let name = indicator.name.in_lang(lang).to_owned();
    let cell = own_cell(&published);
    let told = Told {
        region,
        place: &published.place,
        name: &indicator.name,
        share: &indicator.measure,
        sampling: release.sampling,
        from: release.collected_from,
        to: release.collected_to,
    };
    let (headline, lead) = (told.headline(&cell), told.lead(&cell));
    let whole_area = published.place.code == release.area.code;
    let details = if whole_area {
        groups(&published, region).into_any()
    } else {
        to_area(lang, &release.area, &indicator.code).into_any()
    };
    view! {
        <Page title=format!("{}: {name}", places::name(lang, &published.place)) description=headline.text() room=Room::public(lang)>
            <Hatching/>
            <Breadcrumb links=way_up(lang, &published)/>
            {newer(lang, &published)}
            <article>
                {head(&headline, &name, &cell)}
                <p class="pu-result__lead">{lead}</p>
                <p class="pu-small">
                    {words.published_on} " "
                    <time datetime=release.published.to_string()>{region.long_date(release.published)}</time>
                </p>
                {(cell != Cell::Hidden).then(|| caution(lang, release.sampling))}
                {details}
                <WhoAndHow indicator=indicator.clone() asked=published.result.asked.clone() place=places::name(lang, &published.place) release region/>
                <Meaning indicator lang/>
                {whole_area.then(|| view! { <HiddenAndWhy result=published.result.clone() lang/> })}
                <Kept published region/>
            </article>
        </Page>
    }
}

fn head(headline: &Headline, name: &str, cell: &Cell) -> impl IntoView + use<> {
    let Headline { number, rest } = headline.clone();
    let strokes = match cell {
        Cell::Share { percent, .. } => Some(*percent),
        Cell::Counts { .. } | Cell::Hidden => None,
    };
    view! {
        <div class="pu-result">
            <p class="pu-result__name">{name.to_owned()}</p>
            <h1 class="pu-result__headline">
                {(!number.is_empty()).then(|| view! { <strong class="pu-result__number">{number} " "</strong> })}
                {rest}
            </h1>
            {strokes.map(|percent| view! { <Strokes percent/> })}
        </div>
    }
}

fn caution(lang: Lang, sampling: Sampling) -> impl IntoView {
    let words = results::of(lang);
    let (kind, title, means) = match sampling {
        Sampling::Convenience => (NoticeKind::Warning, words.only_those, words.not_by_chance),
        Sampling::Quota => (NoticeKind::Warning, words.only_those, words.by_quota),
        Sampling::Probability => (NoticeKind::Plain, words.by_chance, words.by_chance_means),
    };
    view! { <Notice kind title><p>{means}</p></Notice> }
}

/// Charts of the breakdowns and the table of every number.
fn groups(published: &Published, region: Region) -> impl IntoView + use<> {
    let words = results::of(region.lang);
    let broken_down: Vec<Table> =
        published.result.tables.iter().filter(|table| table.breakdown != Breakdown::Total).cloned().collect();
    let rows = || broken_down.iter().flat_map(|table| &table.rows);
    let shown = rows().filter(|row| row.cell != Cell::Hidden).count();
    let hides = rows().any(|row| row.cell == Cell::Hidden);
    let random = published.release.sampling.generalises();
    let charts = (!broken_down.is_empty()).then(|| {
        let charts = broken_down
            .into_iter()
            .map(|table| {
                let title = results::breakdown(region.lang, table.breakdown);
                view! { <Chart table region title/> }
            })
            .collect_view();
        view! {
            <section class="pu-section pu-section--wide">
                <h2>{words.groups}</h2>
                <p class="pu-small">
                    {words.chart_says} " "
                    {(!random).then_some(words.chart_if_random)} " "
                    {words.chart_many.replace("{n}", &region.whole(shown as i64))} " "
                    {hides.then(|| view! { {words.chart_hides} " " <a href="#hidden">{words.chart_why}</a> })}
                </p>
                <div class="pu-charts">{charts}</div>
            </section>
        }
    });
    view! {
        {charts}
        <section class="pu-section">
            <h2>{words.table_title}</h2>
            <Numbers result=published.result.clone() region/>
            <p class="pu-small">{words.rounding}</p>
        </section>
    }
}

/// From the page of a site to the page of its area, where the groups are.
fn to_area(lang: Lang, area: &Place, indicator: &str) -> impl IntoView + use<> {
    let words = results::of(lang);
    let href = format!("/{}/r/{}/{indicator}", lang.code(), area.code.slug());
    view! { <p>{words.site_only_total} " " <a href=href>{words.see_area} " " {places::said(lang, area)}</a></p> }
}

/// On a page of an older release.
fn newer(lang: Lang, published: &Published) -> Option<impl IntoView + use<>> {
    let words = results::of(lang);
    let newest = published.versions.first().is_some_and(|line| line.version > published.version);
    let href =
        format!("/{}/r/{}/{}", lang.code(), published.place.code.slug(), published.result.indicator.code);
    newest.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title=words.newer_exists>
                <p><a href=href>{words.see_newest}</a></p>
            </Notice>
        }
    })
}

/// All results, then the places above, the country first.
fn way_up(lang: Lang, published: &Published) -> Vec<NavLink> {
    let base = format!("/{}/r", lang.code());
    let places = published.above.iter().rev().chain([&published.place]);
    let places = places
        .map(|place| NavLink::new(format!("{base}?q={}", encoded(&place.name)), places::name(lang, place)));
    std::iter::once(NavLink::new(base.clone(), common::of(lang).results)).chain(places).collect()
}
