//! Of which places a release speaks: its area, and each site whose own cell is shown.

use domain::place::{Place, PlaceCode};
use domain::release::{Cell, IndicatorResult, Release, Row, Table};
use domain::wave::Breakdown;

use crate::world::world;

/// What one place may show of a result: everything in the area, only its own cell in a site.
pub fn result_in(release: &Release, result: &IndicatorResult, place: &PlaceCode) -> Option<IndicatorResult> {
    if release.area.code == *place {
        return Some(result.clone());
    }
    if place.country != release.area.code.country {
        return None;
    }
    let rows = &result.table(Breakdown::Place)?.rows;
    let own = rows.iter().find(|row| row.code == place.code && row.cell != Cell::Hidden)?;
    let total =
        Row { code: Breakdown::Total.code().to_owned(), label: own.label.clone(), cell: own.cell.clone() };
    Some(IndicatorResult {
        indicator: result.indicator.clone(),
        asked: result.asked.clone(),
        tables: vec![Table { breakdown: Breakdown::Total, rows: vec![total] }],
        withheld: Vec::new(),
    })
}

/// The area first, then the sites that stand by themselves.
pub fn places_of(release: &Release, result: &IndicatorResult) -> Vec<Place> {
    let rows = result.table(Breakdown::Place).map(|table| table.rows.as_slice()).unwrap_or_default();
    let sites = rows
        .iter()
        .filter(|row| row.cell != Cell::Hidden)
        .filter_map(|row| world().place(&PlaceCode::new(release.area.code.country, &row.code)).cloned());
    let sites = sites.filter(|site| site.code != release.area.code);
    std::iter::once(release.area.clone()).chain(sites).collect()
}
