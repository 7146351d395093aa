//! Waves and the steps of their life. Each step says whether it was taken by this call.

use std::collections::HashMap;

use domain::id::{FormVersionId, IndicatorId, WaveId};
use domain::place::{Country, PlaceCode};
use domain::time::Millis;
use domain::wave::{Sampling, Wave, WaveState};

use super::row::{At, to_json};
use super::{Conn, Stored};

/// The public half of the key to which phones seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaveKey {
    pub id: String,
    /// X25519, base64url.
    pub public: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredWave {
    pub wave: Wave,
    /// From the opening on.
    pub key: Option<WaveKey>,
}

impl StoredWave {
    pub fn country(&self) -> Country {
        self.wave.area.country
    }
}

/// Writes a planned wave; each indicator in its newest version until the wave opens.
pub async fn insert(conn: &mut Conn<'_>, wave: &Wave) -> Stored<()> {
    const INSERT: &str = "
        insert into wave (id, country, area, name, form_version, sampling, sites, plan, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    const INDICATOR: &str = "
        insert into wave_indicator (wave, position, indicator, version)
        select $1, $2, $3, max(version) from indicator_version where indicator = $3";
    let (name, sites, plan) = (to_json(&wave.name)?, to_json(&wave.sites)?, to_json(&wave.plan)?);
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(wave.id.as_str())
            .bind(wave.area.country.code())
            .bind(&wave.area.code)
            .bind(&name)
            .bind(wave.form_version.as_str())
            .bind(wave.sampling.code())
            .bind(&sites)
            .bind(&plan)
            .bind(WaveState::Planned.code())
    );
    for (position, indicator) in (0i64..).zip(&wave.indicators) {
        change!(conn, sqlx::query(INDICATOR).bind(wave.id.as_str()).bind(position).bind(indicator.as_str()));
    }
    Ok(())
}

/// Opens a planned wave and freezes the newest version of each of its indicators.
pub async fn open(conn: &mut Conn<'_>, id: &WaveId, key: &WaveKey, at: Millis) -> Stored<bool> {
    const OPEN: &str = "
        update wave set state = 'open', opened_ms = $2, key_id = $3, public_key = $4
        where id = $1 and state = 'planned'";
    const FREEZE: &str = "
        update wave_indicator set version =
            (select max(version) from indicator_version where indicator_version.indicator = wave_indicator.indicator)
        where wave = $1";
    let changed =
        change!(conn, sqlx::query(OPEN).bind(id.as_str()).bind(at.get()).bind(&key.id).bind(&key.public));
    if changed == 1 {
        change!(conn, sqlx::query(FREEZE).bind(id.as_str()));
    }
    Ok(changed == 1)
}

/// Closes an open wave: what comes from now on is held.
pub async fn close(conn: &mut Conn<'_>, id: &WaveId, at: Millis) -> Stored<bool> {
    const CLOSE: &str = "update wave set state = 'closed', closed_ms = $2 where id = $1 and state = 'open'";
    let changed = change!(conn, sqlx::query(CLOSE).bind(id.as_str()).bind(at.get()));
    Ok(changed == 1)
}

/// Marks a closed wave as released.
pub async fn released(conn: &mut Conn<'_>, id: &WaveId) -> Stored<bool> {
    const RELEASED: &str = "update wave set state = 'released' where id = $1 and state = 'closed'";
    let changed = change!(conn, sqlx::query(RELEASED).bind(id.as_str()));
    Ok(changed == 1)
}

pub async fn by_id(conn: &mut Conn<'_>, id: &WaveId) -> Stored<Option<StoredWave>> {
    const FIND: &str = "
        select id, country, area, name, form_version, sampling, sites, plan, state, opened_ms, closed_ms, key_id, public_key
        from wave where id = $1";
    const INDICATORS: &str = "select wave, indicator from wave_indicator where wave = $1 order by position";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    let Some(row) = row else { return Ok(None) };
    let indicators: Vec<(String, String)> =
        on!(conn, c => sqlx::query_as(INDICATORS).bind(id.as_str()).fetch_all(c).await?);
    wave(row, &mut by_wave(indicators)?).map(Some)
}

/// The planned first, then by the time of opening, newest first.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<StoredWave>> {
    const LIST: &str = "
        select id, country, area, name, form_version, sampling, sites, plan, state, opened_ms, closed_ms, key_id, public_key
        from wave where country = $1";
    const INDICATORS: &str = "
        select wave_indicator.wave, wave_indicator.indicator
        from wave_indicator join wave on wave.id = wave_indicator.wave
        where wave.country = $1 order by wave_indicator.position";
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    let indicators: Vec<(String, String)> =
        on!(conn, c => sqlx::query_as(INDICATORS).bind(country.code()).fetch_all(c).await?);
    let mut indicators = by_wave(indicators)?;
    let mut waves: Vec<StoredWave> =
        rows.into_iter().map(|row| wave(row, &mut indicators)).collect::<Stored<_>>()?;
    waves.sort_by_key(|stored| std::cmp::Reverse(stored.wave.opened.map_or(i64::MAX, Millis::get)));
    Ok(waves)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    country: String,
    area: String,
    name: String,
    form_version: String,
    sampling: String,
    sites: String,
    plan: String,
    state: String,
    opened_ms: Option<i64>,
    closed_ms: Option<i64>,
    key_id: Option<String>,
    public_key: Option<String>,
}

fn by_wave(rows: Vec<(String, String)>) -> Stored<HashMap<String, Vec<IndicatorId>>> {
    let mut indicators: HashMap<String, Vec<IndicatorId>> = HashMap::new();
    for (wave, indicator) in rows {
        let id = At("wave_indicator", "indicator", &wave).ok(IndicatorId::parse(&indicator))?;
        indicators.entry(wave).or_default().push(id);
    }
    Ok(indicators)
}

fn wave(row: Row, indicators: &mut HashMap<String, Vec<IndicatorId>>) -> Stored<StoredWave> {
    let at = |column| At("wave", column, &row.id);
    let sampling = [Sampling::Probability, Sampling::Quota, Sampling::Convenience];
    let country = at("country").some(Country::parse(&row.country))?;
    let wave = Wave {
        id: at("id").ok(WaveId::parse(&row.id))?,
        name: at("name").json(&row.name)?,
        form_version: at("form_version").ok(FormVersionId::parse(&row.form_version))?,
        area: PlaceCode::new(country, &row.area),
        sites: at("sites").json(&row.sites)?,
        sampling: at("sampling").some(sampling.into_iter().find(|one| one.code() == row.sampling))?,
        indicators: indicators.remove(&row.id).unwrap_or_default(),
        plan: at("plan").json(&row.plan)?,
        state: at("state").some(WaveState::parse(&row.state))?,
        opened: row.opened_ms.map(Millis),
        closed: row.closed_ms.map(Millis),
    };
    let key = row.key_id.zip(row.public_key).map(|(id, public)| WaveKey { id, public });
    Ok(StoredWave { wave, key })
}
