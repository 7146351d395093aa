//! Indicator records and their versions. A written version never changes.

use domain::id::{IndicatorId, WaveId};
use domain::indicator::Indicator;
use domain::place::Country;

use super::row::{At, to_json};
use super::{Conn, Stored};

/// The constraint that a second indicator with the same code breaks.
pub const CODE_TAKEN: &str = "indicator_code_key";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredIndicator {
    pub id: IndicatorId,
    pub country: Country,
    pub version: i64,
    pub record: Indicator,
}

/// Writes version 1. Breaks [`CODE_TAKEN`].
pub async fn insert(
    conn: &mut Conn<'_>,
    id: &IndicatorId,
    country: Country,
    record: &Indicator,
) -> Stored<()> {
    const INSERT: &str = "insert into indicator (id, country, code) values ($1, $2, $3)";
    change!(conn, sqlx::query(INSERT).bind(id.as_str()).bind(country.code()).bind(&record.code));
    write_version(conn, id, record).await.map(drop)
}

/// Writes the next version and returns its number. The code of an indicator stays what it was.
pub async fn write_version(conn: &mut Conn<'_>, id: &IndicatorId, record: &Indicator) -> Stored<i64> {
    const WRITE: &str = "
        insert into indicator_version (indicator, version, record)
        select $1, coalesce(max(version), 0) + 1, $2 from indicator_version where indicator = $1
        returning version";
    let json = to_json(record)?;
    Ok(on!(conn, c => sqlx::query_scalar(WRITE).bind(id.as_str()).bind(&json).fetch_one(c).await?))
}

type Row = (String, String, i64, String);

/// The newest version of one.
pub async fn by_id(conn: &mut Conn<'_>, id: &IndicatorId) -> Stored<Option<StoredIndicator>> {
    const FIND: &str = "
        select indicator.id, indicator.country, indicator_version.version, indicator_version.record
        from indicator join indicator_version on indicator_version.indicator = indicator.id
        where indicator.id = $1 order by indicator_version.version desc limit 1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(indicator).transpose()
}

/// The newest version of each, in order of code.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<StoredIndicator>> {
    const LIST: &str = "
        select indicator.id, indicator.country, newest.version, newest.record
        from indicator join indicator_version as newest on newest.indicator = indicator.id
        where indicator.country = $1 and newest.version =
            (select max(version) from indicator_version where indicator_version.indicator = indicator.id)";
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    let mut indicators: Vec<StoredIndicator> = rows.into_iter().map(indicator).collect::<Stored<_>>()?;
    indicators.sort_by(|a, b| a.record.code.cmp(&b.record.code));
    Ok(indicators)
}

/// The indicators of a wave, in its order, each in the version that was frozen for it.
pub async fn of_wave(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<Vec<StoredIndicator>> {
    const LIST: &str = "
        select indicator.id, indicator.country, frozen.version, frozen.record
        from wave_indicator
        join indicator on indicator.id = wave_indicator.indicator
        join indicator_version as frozen
            on frozen.indicator = wave_indicator.indicator and frozen.version = wave_indicator.version
        where wave_indicator.wave = $1 order by wave_indicator.position";
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(LIST).bind(wave.as_str()).fetch_all(c).await?);
    rows.into_iter().map(indicator).collect()
}

fn indicator((id, country, version, record): Row) -> Stored<StoredIndicator> {
    Ok(StoredIndicator {
        country: At("indicator", "country", &id).some(Country::parse(&country))?,
        record: At("indicator_version", "record", &id).json(&record)?,
        id: At("indicator", "id", &id).ok(IndicatorId::parse(&id))?,
        version,
    })
}
