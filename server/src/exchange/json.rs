//! The same content for programs: what was asked, of whom, the cells, and what is withheld and why.

use chrono::NaiveDate;
use serde::Serialize;

use domain::indicator::Indicator;
use domain::place::Place;
use domain::release::{Cell, Withheld};
use domain::text::LocalText;
use domain::wave::{Breakdown, Sampling};

use super::Sheet;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    place: &'a Place,
    /// Address part of the place.
    address: String,
    release: ReleaseLine<'a>,
    indicator: &'a Indicator,
    asked: &'a LocalText,
    cells: Vec<Line<'a>>,
    withheld: &'a [Withheld],
}

#[derive(Serialize)]
struct ReleaseLine<'a> {
    id: &'a str,
    wave: &'a LocalText,
    area: &'a Place,
    sampling: Sampling,
    collected_from: NaiveDate,
    collected_to: NaiveDate,
    published: NaiveDate,
    /// SHA-256 of the content that two people signed.
    hash: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    breakdown: Breakdown,
    group: &'a str,
    label: &'a LocalText,
    #[serde(flatten)]
    cell: &'a Cell,
}

pub fn bytes(sheet: &Sheet<'_>) -> anyhow::Result<Vec<u8>> {
    let release = sheet.release;
    let cells = sheet.result.tables.iter().flat_map(|table| {
        table.rows.iter().map(|row| Line {
            breakdown: table.breakdown,
            group: &row.code,
            label: &row.label,
            cell: &row.cell,
        })
    });
    let document = Document {
        format: "pulso/result/1",
        place: sheet.place,
        address: sheet.place.code.slug(),
        release: ReleaseLine {
            id: release.id.as_str(),
            wave: &release.wave_name,
            area: &release.area,
            sampling: release.sampling,
            collected_from: release.collected_from,
            collected_to: release.collected_to,
            published: release.published,
            hash: &release.hash,
        },
        indicator: &sheet.result.indicator,
        asked: &sheet.result.asked,
        cells: cells.collect(),
        withheld: &sheet.result.withheld,
    };
    Ok(serde_json::to_vec_pretty(&document)?)
}
