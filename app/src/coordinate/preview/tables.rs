//! One indicator as the public would read it: the same numbers, cell for cell, and what is not shown.

use leptos::prelude::*;

use domain::region::Region;
use domain::release::{Cell, IndicatorResult, Row};
use domain::text::Lang;
use domain::wave::{Breakdown, Sampling};

use crate::parts::{Column, SummaryList, SummaryRow, Table};
use crate::words::coordinate::release::PreviewWords;
use crate::words::results;

#[component]
pub fn IndicatorTables(result: IndicatorResult, region: Region, sampling: Sampling) -> impl IntoView {
    let lang = region.lang;
    let (words, public) = (PreviewWords::of(lang), results::of(lang));
    let IndicatorResult { indicator, asked, tables, withheld } = result;
    let said = |text: &domain::text::LocalText| text.in_lang(lang).to_owned();
    let facts = vec![
        SummaryRow::new(public.asked_words, view! { <q>{said(&asked)}</q> }),
        SummaryRow::new(words.counted, said(&indicator.measure.numerator_words)),
        SummaryRow::new(words.out_of, said(&indicator.measure.denominator_words)),
        SummaryRow::new(public.limits, said(&indicator.limitations)),
    ];
    let columns = || {
        vec![
            Column::text(public.column_group),
            Column::number(public.column_count),
            Column::number(public.column_percent),
        ]
    };
    let tables = tables
        .into_iter()
        .map(|table| {
            let rows = table.rows.into_iter().map(|row| cells(region, row)).collect();
            let caption = results::breakdown(lang, table.breakdown);
            view! { <Table caption columns=columns() rows about=said(&indicator.name)/> }
        })
        .collect_view();
    let none = withheld.is_empty();
    let reasons = withheld
        .into_iter()
        .map(|hidden| {
            let table = results::breakdown(lang, hidden.breakdown);
            view! { <li><strong>{table} ". "</strong> {results::withheld(lang, &hidden.why)}</li> }
        })
        .collect_view();
    view! {
        <section class="pu-section">
            <p class="pu-head__kicker"><code class="pu-code">{indicator.code.clone()}</code></p>
            <h2>{said(&indicator.name)}</h2>
            <SummaryList rows=facts/>
            <div class="pu-tables">{tables}</div>
            {(!sampling.generalises()).then(|| view! { <p class="pu-small">{words.interval_if_random}</p> })}
            <h3>{words.withheld}</h3>
            {if none {
                view! { <p>{words.withheld_none}</p> }.into_any()
            } else {
                view! { <ul>{reasons}</ul> }.into_any()
            }}
        </section>
    }
}

fn cells(region: Region, row: Row) -> Vec<AnyView> {
    let words = results::of(region.lang);
    let label = if row.code == Breakdown::Total.code() {
        results::breakdown(region.lang, Breakdown::Total).to_owned()
    } else {
        row.label.in_lang(region.lang).to_owned()
    };
    let of = |count: u32, base: u32| {
        let (count, base) = (region.whole(i64::from(count)), region.whole(i64::from(base)));
        match region.lang {
            Lang::Es => format!("{count} de {base}"),
            Lang::En => format!("{count} of {base}"),
        }
    };
    let numbers = match row.cell {
        Cell::Share { base, count, percent, low, high } => {
            let interval = format!("{} – {}", region.percent(low), region.percent(high));
            let percent = region.percent(percent);
            [of(count, base).into_any(), view! { {percent} " " <small>{interval}</small> }.into_any()]
        }
        Cell::Counts { base, count } => {
            [of(count, base).into_any(), view! { <small>{words.counts_only}</small> }.into_any()]
        }
        Cell::Hidden => [(); 2].map(|()| view! { <i class="pu-veiled">{words.hidden}</i> }.into_any()),
    };
    std::iter::once(label.into_any()).chain(numbers).collect()
}
