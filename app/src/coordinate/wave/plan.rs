//! What was decided before the wave opened.

use leptos::prelude::*;

use domain::region::Region;
use domain::wave::Site;

use crate::backend::{WaveView, caller};
use crate::parts::{SummaryList, SummaryRow, day, region_of};
use crate::shell::lang;
use crate::words::coordinate::waves::{WaveWords, sampling};
use crate::words::results;

#[component]
pub fn PlanFacts(wave: WaveView) -> impl IntoView {
    let lang = lang();
    let words = WaveWords::of(lang);
    let region = region_of(lang, &caller());
    let plan = wave.line.wave;
    let (chosen, claims) = sampling(lang, plan.sampling);
    let sites = plan.sites.iter().map(|site| view! { <li>{self::site(region, site)}</li> }).collect_view();
    let indicators = wave
        .indicators
        .into_iter()
        .map(|line| {
            let href = format!("/{}/coordinate/indicators/{}", lang.code(), line.id);
            view! { <li><a href=href>{line.name.in_lang(lang).to_owned()}</a></li> }
        })
        .collect_view();
    let tables: Vec<&str> =
        plan.plan.breakdowns.iter().map(|breakdown| results::breakdown(lang, *breakdown)).collect();
    let mut rows = vec![
        SummaryRow::new(words.form, wave.form.title.in_lang(lang).to_owned()),
        SummaryRow::new(words.area, wave.line.area.name),
        SummaryRow::new(words.sites, view! { <ul class="pu-plain">{sites}</ul> }),
        SummaryRow::new(words.sampling, view! { {chosen} <br/> <span class="pu-small">{claims}</span> }),
        SummaryRow::new(words.indicators, view! { <ul class="pu-plain">{indicators}</ul> }),
        SummaryRow::new(words.tables, tables.join(", ")),
    ];
    for (label, at) in [(words.opened, plan.opened), (words.closed, plan.closed)] {
        rows.extend(at.map(|at| SummaryRow::new(label, day(region, at))));
    }
    view! { <section class="pu-section"><h2>{words.plan}</h2><SummaryList rows/></section> }
}

/// "Trujillo, 318,914 (INEI, Census 2017)".
fn site(region: Region, site: &Site) -> String {
    match &site.population {
        Some(population) => {
            format!("{}, {} ({})", site.place.name, region.whole(population.people), population.source)
        }
        None => format!("{}, {}", site.place.name, WaveWords::of(region.lang).no_population),
    }
}
