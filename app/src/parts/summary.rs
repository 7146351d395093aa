//! Everything that keeps a form from going through, at the top of the page, each leading to its field.

use leptos::prelude::*;

use crate::fields::Refused;
use crate::shell::lang;
use crate::words::{common, problems};

/// Draws nothing while nothing was refused. `labels` are pairs of field name and label; a problem of a field that is
/// not among them stands without a link.
#[component]
pub fn ErrorSummary(refused: Refused, labels: Vec<(String, String)>) -> impl IntoView {
    let lang = lang();
    let words = common::of(lang);
    (!refused.problems.is_empty()).then(|| {
        let items = refused
            .problems
            .iter()
            .map(|found| {
                let sentence = problems::problem(lang, &found.kind);
                let label = labels.iter().find(|(name, _)| *name == found.field);
                match label {
                    Some((name, label)) => {
                        view! { <li><a href=format!("#{name}")>{format!("{label}: {sentence}")}</a></li> }
                            .into_any()
                    }
                    None => view! { <li>{sentence}</li> }.into_any(),
                }
            })
            .collect_view();
        view! {
            <div class="pu-errors" role="alert">
                <h2 class="pu-errors__title">{words.there_is_a_problem}</h2>
                <ul class="pu-errors__list">{items}</ul>
            </div>
        }
    })
}
