//! What is not shown, and why. An empty place would be read as a zero.

use leptos::prelude::*;

use domain::release::{IndicatorResult, Withheld, WithheldWhy};
use domain::text::Lang;

use crate::words::results;

/// A different sign for each kind of reason.
fn sign(why: &WithheldWhy) -> &'static str {
    match why {
        WithheldWhy::RowsHidden { .. } => "▨",
        WithheldWhy::Merged { .. } => "∪",
        WithheldWhy::Dropped => "×",
        WithheldWhy::SmallPlaces { .. } => "○",
        WithheldWhy::NearlyEverybody => "≈",
        WithheldWhy::AreaTooSmall => "–",
    }
}

#[component]
pub fn HiddenAndWhy(result: IndicatorResult, lang: Lang) -> impl IntoView {
    let words = results::of(lang);
    let nothing = result.withheld.is_empty();
    let reasons = result.withheld.into_iter().map(|withheld| reason(lang, withheld)).collect_view();
    view! {
        <section class="pu-section" id="hidden">
            <h2>{words.hidden_and_why}</h2>
            {if nothing {
                view! { <p>{words.nothing_hidden}</p> }.into_any()
            } else {
                view! { <ul class="pu-reasons">{reasons}</ul> }.into_any()
            }}
            <p class="pu-small">{words.hidden_rule}</p>
        </section>
    }
}

fn reason(lang: Lang, Withheld { breakdown, why }: Withheld) -> impl IntoView {
    view! {
        <li class="pu-reasons__reason">
            <span class="pu-reasons__sign" aria-hidden="true">{sign(&why)}</span>
            <span><strong>{results::breakdown(lang, breakdown)} ". "</strong> {results::withheld(lang, &why)}</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_reasons_share_a_sign() {
        let all = [
            WithheldWhy::RowsHidden { rows: 1 },
            WithheldWhy::Merged { codes: Vec::new() },
            WithheldWhy::Dropped,
            WithheldWhy::SmallPlaces { places: 1 },
            WithheldWhy::NearlyEverybody,
            WithheldWhy::AreaTooSmall,
        ];
        let signs: std::collections::BTreeSet<&str> = all.iter().map(sign).collect();
        assert_eq!(signs.len(), all.len());
    }
}
