//! A cell in a few words, and the table with every number of a result.

use leptos::prelude::*;

use domain::place::PlaceCode;
use domain::region::Region;
use domain::release::{Cell, IndicatorResult, Row, Table};
use domain::text::Lang;
use domain::wave::Breakdown;

use crate::words::results;
use crate::words::wording;

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

/// Every number of the result in one table: a part for each breakdown.
#[component]
pub fn Numbers(result: IndicatorResult, region: Region) -> impl IntoView {
    let lang = region.lang;
    let words = results::of(lang);
    let code = result.indicator.code;
    let parts = result.tables.into_iter().map(|table| part(region, &code, table)).collect_view();
    view! {
        <div class="pu-table" role="region" tabindex="0" aria-label=words.table_title>
            <table>
                <caption class="pu-hidden">{words.table_title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.column_group}</th>
                        <th scope="col" class="pu-table__number">{words.column_count}</th>
                        <th scope="col" class="pu-table__number">{words.column_percent}</th>
                    </tr>
                </thead>
                {parts}
            </table>
        </div>
    }
}

/// The total is one row that names itself; a breakdown is named by a row above its own.
fn part(region: Region, code: &str, table: Table) -> impl IntoView + use<> {
    let title = results::breakdown(region.lang, table.breakdown);
    let total = table.breakdown == Breakdown::Total;
    let rows = table
        .rows
        .into_iter()
        .map(|row| {
            let own_page = table.breakdown == Breakdown::Place;
            let link = own_page.then(|| place_page(region, code, &row)).flatten();
            let label = if total { title.to_owned() } else { row.label.in_lang(region.lang).to_owned() };
            line(region, label, link, row.cell)
        })
        .collect_view();
    let heading = (!total).then(|| {
        view! { <tr><th class="pu-table__part" scope="rowgroup" colspan="3">{title}</th></tr> }
    });
    view! { <tbody>{heading}{rows}</tbody> }
}

/// The page of a place that is shown by itself.
fn place_page(region: Region, indicator: &str, row: &Row) -> Option<String> {
    let by_itself = !row.code.contains('+') && row.cell != Cell::Hidden;
    let slug = PlaceCode::new(region.country, &row.code).slug();
    by_itself.then(|| format!("/{}/r/{slug}/{indicator}", region.lang.code()))
}

fn line(region: Region, label: String, link: Option<String>, cell: Cell) -> impl IntoView {
    let words = results::of(region.lang);
    let label = match link {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    let of = |count: u32, base: u32| {
        let (count, base) = (region.whole(i64::from(count)), region.whole(i64::from(base)));
        match region.lang {
            Lang::Es => format!("{count} de {base}"),
            Lang::En => format!("{count} of {base}"),
        }
    };
    let numbers = match cell {
        Cell::Share { base, count, percent, low, high } => view! {
            <td class="pu-table__number">{of(count, base)}</td>
            <td class="pu-table__number">
                {region.percent(percent)} " " <small>{wording::interval(region, low, high)}</small>
            </td>
        }
        .into_any(),
        Cell::Counts { base, count } => view! {
            <td class="pu-table__number">{of(count, base)}</td>
            <td class="pu-table__number"><small>{words.counts_only}</small></td>
        }
        .into_any(),
        Cell::Hidden => {
            view! { <td class="pu-table__number" colspan="2"><i class="pu-veiled">{words.hidden}</i></td> }
                .into_any()
        }
    };
    view! { <tr><th scope="row">{label}</th>{numbers}</tr> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::place::Country;
    use domain::text::LocalText;

    #[test]
    fn a_place_has_a_page_of_its_own_only_where_it_is_shown_by_itself() {
        let row = |code: &str, cell| Row { code: code.into(), label: LocalText::default(), cell };
        let shown = Cell::Counts { base: 25, count: 10 };
        let page = |row: Row| place_page(Region { lang: Lang::Es, country: Country::Co }, "CO-1", &row);
        assert_eq!(page(row("05001", shown.clone())).as_deref(), Some("/es/r/co-05001/CO-1"));
        assert_eq!(page(row("05001+05002", shown)), None);
        assert_eq!(page(row("05001", Cell::Hidden)), None);
    }

    #[test]
    fn a_hidden_group_is_drawn_without_any_number() {
        let row =
            |code: &str, cell| Row { code: code.into(), label: LocalText::both("Grupo", "Group"), cell };
        let drawn = |cell: Cell| {
            let table = Table { breakdown: Breakdown::Sex, rows: vec![row("woman", cell)] };
            let region = Region { lang: Lang::En, country: Country::Tt };
            Owner::new().with(|| part(region, "TT-1", table).to_html())
        };
        let hidden = drawn(Cell::Hidden);
        let told = hidden.split("scope=\"row\"").nth(1).unwrap_or_default().replace("colspan=\"2\"", "");
        assert!(told.contains("hidden") && !told.contains(|c: char| c.is_ascii_digit()), "{told}");
        let shown = drawn(Cell::Share { base: 215, count: 65, percent: 30, low: 24, high: 37 });
        assert!(shown.contains("65 of 215") && shown.contains("24% to 37%"), "{shown}");
    }

    #[test]
    fn a_cell_without_a_percentage_never_shows_one() {
        let region = Region { lang: Lang::En, country: Country::Tt };
        assert_eq!(value_words(region, &Cell::Counts { base: 25, count: 15 }), "about 15");
        assert_eq!(value_words(region, &Cell::Hidden), "hidden");
        assert_eq!(base_words(region, &Cell::Hidden), None);
    }
}
