//! The chart of one breakdown: a row per group, a dot for the number and a line for its interval, from 0 to 100 %.
//!
//! Words and numbers are HTML, so they stay readable on a small screen; the drawing takes whatever width is left.
//! Shape and place carry the meaning: it reads the same in black and white.

use leptos::prelude::*;

use domain::region::Region;
use domain::release::{Cell, Row, Table};
use domain::text::Lang;

use super::numbers::{base_words, value_words};
use crate::words::results;
use crate::words::wording;

/// Where a cell is drawn, in per cent of the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    pub low: u32,
    pub dot: u32,
    pub high: u32,
}

impl Spread {
    /// Always from left to right and inside the axis, whatever the cell holds.
    pub fn of(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Share { percent, low, high, .. } => {
                let dot = (*percent).min(100);
                Some(Self { low: (*low).min(dot), dot, high: (*high).clamp(dot, 100) })
            }
            Cell::Counts { .. } | Cell::Hidden => None,
        }
    }
}

/// The lines of the hatching, once per page; every hidden row refers to it.
#[component]
pub fn Hatching() -> impl IntoView {
    view! {
        <svg class="pu-hidden" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path class="pu-chart__hatch" d="M0 0v6"/>
                </pattern>
            </defs>
        </svg>
    }
}

/// `title` names the breakdown.
#[component]
pub fn Chart(table: Table, region: Region, #[prop(into)] title: String) -> impl IntoView {
    let words = results::of(region.lang);
    let rows = table.rows.into_iter().map(|row| chart_row(row, region)).collect_view();
    view! {
        <figure class="pu-chart">
            <figcaption class="pu-chart__title">{title}</figcaption>
            <ul class="pu-chart__rows">{rows}</ul>
            <p class="pu-chart__axis" aria-hidden="true"><span>"0%"</span><span>"50%"</span><span>"100%"</span></p>
            <p class="pu-hidden">{words.axis_described}</p>
        </figure>
    }
}

fn chart_row(row: Row, region: Region) -> impl IntoView {
    let label = row.label.in_lang(region.lang).to_owned();
    let base = base_words(region, &row.cell);
    view! {
        <li class="pu-chart__row">
            <span class="pu-chart__label">{label} " " {base.map(|base| view! { <small>{base}</small> })}</span>
            <span class="pu-chart__value">{value_words(region, &row.cell)}</span>
            {drawing(&row.cell, region)}
        </li>
    }
}

fn drawing(cell: &Cell, region: Region) -> AnyView {
    let axis = || view! { <line class="pu-chart__line" x2="100%" y1="12" y2="12"/> };
    match (cell, Spread::of(cell)) {
        (Cell::Share { low, high, .. }, Some(spread)) => {
            let at = |percent: u32| format!("{percent}%");
            view! {
                <svg class="pu-chart__track" width="100%" height="24" role="img">
                    <title>{described(region, *low, *high)}</title>
                    {axis()}
                    <line class="pu-chart__spread" x1=at(spread.low) x2=at(spread.high) y1="12" y2="12"/>
                    <circle class="pu-chart__dot" cx=at(spread.dot) cy="12" r="7"/>
                </svg>
            }
            .into_any()
        }
        (Cell::Hidden, _) => view! {
            <svg class="pu-chart__track" width="100%" height="24" aria-hidden="true">
                <rect class="pu-chart__veil" width="100%" height="16" y="4" fill="url(#hatch)"/>
            </svg>
        }
        .into_any(),
        _ => {
            view! { <svg class="pu-chart__track" width="100%" height="24" aria-hidden="true">{axis()}</svg> }
                .into_any()
        }
    }
}

fn described(region: Region, low: u32, high: u32) -> String {
    let interval = wording::interval(region, low, high);
    match region.lang {
        Lang::Es => format!("Intervalo: {interval}"),
        Lang::En => format!("Interval: {interval}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(percent: u32, low: u32, high: u32) -> Cell {
        Cell::Share { base: 215, count: 65, percent, low, high }
    }

    #[test]
    fn the_dot_lies_on_its_line_and_the_line_inside_the_axis() {
        assert_eq!(Spread::of(&share(30, 24, 37)), Some(Spread { low: 24, dot: 30, high: 37 }));
        assert_eq!(Spread::of(&share(0, 0, 4)), Some(Spread { low: 0, dot: 0, high: 4 }));
        assert_eq!(Spread::of(&share(100, 97, 100)), Some(Spread { low: 97, dot: 100, high: 100 }));
    }

    #[test]
    fn rounding_that_puts_the_dot_beside_its_interval_is_drawn_at_its_end() {
        for percent in [0, 10, 99, 100, 120] {
            for low in [0, 11, 100, 130] {
                for high in [0, 9, 100, 130] {
                    let Some(spread) = Spread::of(&share(percent, low, high)) else {
                        panic!("a share is drawn")
                    };
                    assert!(
                        spread.low <= spread.dot && spread.dot <= spread.high && spread.high <= 100,
                        "{spread:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_has_no_percentage_has_no_place_on_the_axis() {
        assert_eq!(Spread::of(&Cell::Hidden), None);
        assert_eq!(Spread::of(&Cell::Counts { base: 25, count: 15 }), None);
    }
}
