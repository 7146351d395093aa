//! A cell in a few words, and the table with every number of a result.

use leptos::prelude::*;

use domain::place::{Country, PlaceCode};
use domain::region::Region;
use domain::release::{Cell, IndicatorResult, Row};
use domain::text::Lang;
use domain::wave::Breakdown;

use super::wording;
use crate::parts::{Column, Table};
use crate::words::results;

/// "about 85 people"; nothing where the base is hidden.
pub fn base_words(region: Region, cell: &Cell) -> Option<String> {
    let base = region.whole(i64::from(cell.base()?));
    Some(match region.lang {
        Lang::Es => format!("unas {base} personas"),
        Lang::En => format!("about {base} people"),
    })
}

/// The number of a cell at the end of its row.
pub fn value_words(region: Region, cell: &Cell) -> String {
    match cell {
        Cell::Share { percent, .. } => region.percent(*percent),
        Cell::Counts { count, .. } => {
            let count = region.whole(i64::from(*count));
            match region.lang {
                Lang::Es => format!("unas {count}"),
                Lang::En => format!("about {count}"),
            }
        }
        Cell::Hidden => results::of(region.lang).hidden.to_owned(),
    }
}

/// Every table of the result in one, a part for each breakdown.
#[component]
pub fn Numbers(result: IndicatorResult, region: Region, country: Country) -> impl IntoView {
    let lang = region.lang;
    let words = results::of(lang);
    let columns = || {
        vec![
            Column::text(words.column_group),
            Column::number(words.column_base),
            Column::number(words.column_count),
            Column::number(words.column_percent),
            Column::number(words.column_interval),
        ]
    };
    let code = result.indicator.code.clone();
    result
        .tables
        .into_iter()
        .map(|table| {
            let breakdown = table.breakdown;
            let rows = table
                .rows
                .into_iter()
                .map(|row| {
                    let link = (breakdown == Breakdown::Place)
                        .then(|| place_page(lang, country, &code, &row))
                        .flatten();
                    cells(region, row, link)
                })
                .collect();
            view! { <Table caption=results::breakdown(lang, breakdown) columns=columns() rows/> }
        })
        .collect_view()
}

/// The page of a place that is shown by itself.
fn place_page(lang: Lang, country: Country, indicator: &str, row: &Row) -> Option<String> {
    let by_itself = !row.code.contains('+') && row.cell != Cell::Hidden;
    let slug = PlaceCode::new(country, &row.code).slug();
    by_itself.then(|| format!("/{}/r/{slug}/{indicator}", lang.code()))
}

fn cells(region: Region, row: Row, link: Option<String>) -> Vec<AnyView> {
    let words = results::of(region.lang);
    let whole = |number: u32| region.whole(i64::from(number)).into_any();
    let label = if row.code == Breakdown::Total.code() {
        results::breakdown(region.lang, Breakdown::Total).to_owned()
    } else {
        row.label.in_lang(region.lang).to_owned()
    };
    let label = match link {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    let hidden = || view! { <span class="pu-veiled">{words.hidden}</span> }.into_any();
    let mut cells = vec![label];
    cells.extend(match row.cell {
        Cell::Share { base, count, percent, low, high } => [
            whole(base),
            whole(count),
            region.percent(percent).into_any(),
            wording::interval(region, low, high).into_any(),
        ],
        Cell::Counts { base, count } => {
            let none = || view! { <span class="pu-few">"–"</span> }.into_any();
            [
                whole(base),
                whole(count),
                view! { <small class="pu-few">{words.counts_only}</small> }.into_any(),
                none(),
            ]
        }
        Cell::Hidden => [hidden(), hidden(), hidden(), hidden()],
    });
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::text::LocalText;

    #[test]
    fn a_place_has_a_page_of_its_own_only_where_it_is_shown_by_itself() {
        let row = |code: &str, cell| Row { code: code.into(), label: LocalText::default(), cell };
        let shown = Cell::Counts { base: 25, count: 10 };
        let page = |row: Row| place_page(Lang::Es, Country::Co, "CO-1", &row);
        assert_eq!(page(row("05001", shown.clone())).as_deref(), Some("/es/r/co-05001/CO-1"));
        assert_eq!(page(row("05001+05002", shown)), None);
        assert_eq!(page(row("05001", Cell::Hidden)), None);
    }

    #[test]
    fn a_cell_without_a_percentage_never_shows_one() {
        let region = Region { lang: Lang::En, country: Country::Tt };
        assert_eq!(value_words(region, &Cell::Counts { base: 25, count: 15 }), "about 15");
        assert_eq!(value_words(region, &Cell::Hidden), "hidden");
        assert_eq!(base_words(region, &Cell::Hidden), None);
    }
}
