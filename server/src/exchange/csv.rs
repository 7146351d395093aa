//! Comma separated, UTF-8 with a byte order mark, decimal points, ISO dates: opens in any spreadsheet.

use domain::release::Cell;

use super::{Sheet, status};

const HEAD: [&str; 18] = [
    "place",
    "place_name",
    "indicator",
    "name_es",
    "name_en",
    "collected_from",
    "collected_to",
    "published",
    "breakdown",
    "group",
    "group_es",
    "group_en",
    "status",
    "base",
    "count",
    "percent",
    "low_percent",
    "high_percent",
];

/// One row per cell of the page.
pub fn bytes(sheet: &Sheet<'_>) -> anyhow::Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new().from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEAD)?;
    let indicator = &sheet.result.indicator;
    for table in &sheet.result.tables {
        for row in &table.rows {
            let texts = [
                sheet.place.code.slug(),
                sheet.place.name.clone(),
                indicator.code.clone(),
                indicator.name.get("es").to_owned(),
                indicator.name.get("en").to_owned(),
                sheet.release.collected_from.to_string(),
                sheet.release.collected_to.to_string(),
                sheet.release.published.to_string(),
                table.breakdown.code().to_owned(),
                row.code.clone(),
                row.label.get("es").to_owned(),
                row.label.get("en").to_owned(),
                status(&row.cell).to_owned(),
            ];
            writer.write_record(texts.into_iter().map(neutral).chain(numbers(&row.cell)))?;
        }
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// Base, count, per cent and its interval; empty where they are not published.
fn numbers(cell: &Cell) -> [String; 5] {
    let known = match *cell {
        Cell::Hidden => [None; 5],
        Cell::Counts { base, count } => [Some(base), Some(count), None, None, None],
        Cell::Share { base, count, percent, low, high } => {
            [Some(base), Some(count), Some(percent), Some(low), Some(high)]
        }
    };
    known.map(|number| number.map(|n| n.to_string()).unwrap_or_default())
}

/// A spreadsheet would run what begins with `= + - @`, tab or return as a formula: an apostrophe makes it text.
pub fn neutral(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
