//! A table that can be read on a phone and by ear.

use leptos::prelude::*;

/// Where the words of a column stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    /// Numbers, so that their digits line up.
    End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    pub align: Align,
}

impl Column {
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), align: Align::Start }
    }

    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), align: Align::End }
    }
}

/// The first cell of each row is its header. Wider than the screen, the table scrolls by itself, with keys too.
/// `about` tells tables with the same caption apart for those who listen.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<AnyView>>,
    #[prop(optional, into)] about: String,
) -> impl IntoView {
    let region = if about.is_empty() { caption.clone() } else { format!("{about}: {caption}") };
    let aligns: Vec<Align> = columns.iter().map(|column| column.align).collect();
    let class = |align: Align| (align == Align::End).then_some("pu-table__number");
    let head = columns
        .into_iter()
        .map(|column| view! { <th scope="col" class=class(column.align)>{column.label}</th> })
        .collect_view();
    let body = rows
        .into_iter()
        .map(|row| {
            let cells = row
                .into_iter()
                .enumerate()
                .map(|(at, cell)| {
                    let class = class(aligns.get(at).copied().unwrap_or_default());
                    if at == 0 {
                        view! { <th scope="row" class=class>{cell}</th> }.into_any()
                    } else {
                        view! { <td class=class>{cell}</td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="pu-table" role="region" tabindex="0" aria-label=region>
            <table>
                <caption>{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
