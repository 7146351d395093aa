//! How many answers came, by place and by week. Only coordinators see them; nothing public reads them.

use leptos::prelude::*;

use crate::backend::{WaveView, caller};
use crate::parts::{Column, Table, region_of};
use crate::shell::lang;
use crate::words::coordinate::waves::WaveWords;

#[component]
pub fn Counts(wave: WaveView) -> impl IntoView {
    let lang = lang();
    let words = WaveWords::of(lang);
    let region = region_of(lang, &caller());
    let none = wave.line.responses == 0;
    let figure = |label: &'static str, number: i64| {
        view! { <li class="pu-figure"><span class="pu-figure__number">{region.whole(number)}</span> <span>{label}</span></li> }
    };
    let columns = |first: &str| vec![Column::text(first), Column::number(words.answers)];
    let row = |name: String, number: i64| vec![name.into_any(), region.whole(number).into_any()];
    let places = wave.by_place.into_iter().map(|(place, number)| row(place.name, number)).collect();
    let weeks =
        wave.by_week.into_iter().map(|(week, number)| row(region.long_date(week.monday()), number)).collect();
    view! {
        <section class="pu-section">
            <h2>{words.counts}</h2>
            <p>{words.counts_lead}</p>
            <ul class="pu-figures">
                {figure(words.counted, wave.line.responses)}
                {figure(words.held, wave.line.held)}
                {figure(words.phones, wave.phones)}
            </ul>
            {if none {
                view! { <p>{words.no_answers}</p> }.into_any()
            } else {
                view! {
                    <div class="pu-beside">
                        <Table caption=words.by_place columns=columns(words.place) rows=places/>
                        <Table caption=words.by_week columns=columns(words.week) rows=weeks/>
                    </div>
                }
                    .into_any()
            }}
        </section>
    }
}
