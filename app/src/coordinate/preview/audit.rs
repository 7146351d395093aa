//! What the automatic check found, in sentences, and the reasons that only signers may read.

use leptos::prelude::*;

use domain::region::Region;
use domain::release::AuditReport;

use crate::parts::{Column, Table};
use crate::words::coordinate::release::{PreviewWords, audit};
use crate::words::results;

#[component]
pub fn Audit(report: AuditReport, region: Region) -> impl IntoView {
    let lang = region.lang;
    let words = PreviewWords::of(lang);
    let told =
        audit(region, &report).into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let columns = [words.indicator, words.table, words.why].map(Column::text);
    let none = report.reasons.is_empty();
    let rows = report
        .reasons
        .into_iter()
        .map(|reason| {
            let table = results::breakdown(lang, reason.withheld.breakdown);
            vec![
                view! { <code class="pu-code">{reason.indicator}</code> }.into_any(),
                table.into_any(),
                results::withheld(lang, &reason.withheld.why).into_any(),
            ]
        })
        .collect();
    view! {
        <section class="pu-section">
            <h2>{words.audit}</h2>
            <p>{words.audit_help}</p>
            <ul>{told}</ul>
            {(!none).then(|| view! {
                <details class="pu-more">
                    <summary>{words.reasons}</summary>
                    <p>{words.reasons_help}</p>
                    <Table caption=words.reasons columns=columns.into() rows/>
                </details>
            })}
        </section>
    }
}
