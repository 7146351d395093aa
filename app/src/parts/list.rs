//! Facts in pairs, and the steps of a way.

use leptos::prelude::*;

/// A term and what it is.
pub struct SummaryRow {
    pub term: String,
    pub value: AnyView,
}

impl SummaryRow {
    pub fn new(term: impl Into<String>, value: impl IntoAny) -> Self {
        Self { term: term.into(), value: value.into_any() }
    }
}

#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| view! { <div class="pu-facts__row"><dt>{row.term}</dt><dd>{row.value}</dd></div> })
        .collect_view();
    view! { <dl class="pu-facts">{rows}</dl> }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Done,
    Now,
    Later,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub label: String,
    /// The state in words, such as "done".
    pub says: String,
    pub state: StepState,
}

/// A way in order, with where we are on it.
#[component]
pub fn Steps(steps: Vec<Step>) -> impl IntoView {
    let items = steps
        .into_iter()
        .map(|step| {
            let (class, current) = match step.state {
                StepState::Done => ("pu-steps__step pu-steps__step--done", None),
                StepState::Now => ("pu-steps__step pu-steps__step--now", Some("step")),
                StepState::Later => ("pu-steps__step", None),
            };
            view! {
                <li class=class aria-current=current>
                    <span class="pu-steps__label">{step.label}</span>
                    <span class="pu-steps__says">{step.says}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="pu-steps">{items}</ol> }
}
