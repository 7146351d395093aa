//! Counted answers, each encrypted with the data key.

use domain::form::PLACE;
use domain::id::{FormVersionId, ResponseId, WaveId};
use domain::response::Mode;
use domain::time::Week;

use super::row::At;
use super::{Conn, Stored};

/// An answer as it lies in the database. No time but the week, no phone, no volunteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub id: ResponseId,
    pub wave: WaveId,
    pub form_version: FormVersionId,
    /// Official code of the site that was chosen.
    pub place: String,
    pub week: Week,
    pub mode: Mode,
    /// Language of the interview.
    pub language: String,
    /// SHA-256 (hex) of the consent text that was shown.
    pub consent: String,
    pub state: ResponseState,
    /// Random bytes for a later noise layer (safety P6).
    pub record_key: [u8; 16],
    /// SHA-256 (hex) of the bytes that were sent; replaced when the wave closes.
    pub payload_hash: String,
    /// Encrypted.
    pub answers: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseState {
    Counted,
    /// Counted, and to be looked at: it came through an open code.
    Flagged,
}

impl ResponseState {
    fn code(self) -> &'static str {
        match self {
            ResponseState::Counted => "counted",
            ResponseState::Flagged => "flagged",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Counted, Self::Flagged].into_iter().find(|state| state.code() == code)
    }
}

const MODES: [(Mode, &str); 2] = [(Mode::Interview, "interview"), (Mode::Alone, "alone")];

/// Called by [`super::intake::keep`] only: `intake` decides whether an id is new.
pub(super) async fn insert(conn: &mut Conn<'_>, response: &Response) -> Stored<()> {
    const INSERT: &str = "
        insert into response (id, wave, form_version, place, week, mode, language, consent, state,
            record_key, payload_hash, answers)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let mode = MODES.iter().find(|(mode, _)| *mode == response.mode).map_or("", |(_, code)| code);
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(response.id.as_str())
            .bind(response.wave.as_str())
            .bind(response.form_version.as_str())
            .bind(&response.place)
            .bind(response.week.to_string())
            .bind(mode)
            .bind(&response.language)
            .bind(&response.consent)
            .bind(response.state.code())
            .bind(response.record_key.as_slice())
            .bind(&response.payload_hash)
            .bind(response.answers.as_slice())
    );
    Ok(())
}

/// The next `limit` answers of a wave in the order of their ids, from the one after `after`.
pub async fn page(
    conn: &mut Conn<'_>,
    wave: &WaveId,
    after: Option<&ResponseId>,
    limit: u32,
) -> Stored<Vec<Response>> {
    const PAGE: &str = "
        select id, wave, form_version, place, week, mode, language, consent, state, record_key, payload_hash, answers
        from response where wave = $1 and id > $2 order by id limit $3";
    let after = after.map(ResponseId::as_str).unwrap_or_default();
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(PAGE)
        .bind(wave.as_str())
        .bind(after)
        .bind(i64::from(limit))
        .fetch_all(c)
        .await?);
    rows.into_iter().map(response).collect()
}

pub(super) async fn by_id(conn: &mut Conn<'_>, id: &ResponseId) -> Stored<Option<Response>> {
    const FIND: &str = "
        select id, wave, form_version, place, week, mode, language, consent, state, record_key, payload_hash, answers
        from response where id = $1";
    let row: Option<Row> = on!(conn, c => sqlx::query_as(FIND).bind(id.as_str()).fetch_optional(c).await?);
    row.map(response).transpose()
}

pub async fn count(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<i64> {
    const COUNT: &str = "select count(*) from response where wave = $1";
    Ok(on!(conn, c => sqlx::query_scalar(COUNT).bind(wave.as_str()).fetch_one(c).await?))
}

/// Exact counts by official place code, for coordinators only.
pub async fn count_by_place(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<Vec<(String, i64)>> {
    const COUNT: &str = "select place, count(*) from response where wave = $1 group by place order by place";
    Ok(on!(conn, c => sqlx::query_as(COUNT).bind(wave.as_str()).fetch_all(c).await?))
}

/// Exact counts by week, oldest first, for coordinators only.
pub async fn count_by_week(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<Vec<(Week, i64)>> {
    const COUNT: &str = "select week, count(*) from response where wave = $1 group by week order by week";
    let rows: Vec<(String, i64)> =
        on!(conn, c => sqlx::query_as(COUNT).bind(wave.as_str()).fetch_all(c).await?);
    let read = |(week, count): (String, i64)| {
        Ok((At("response", "week", wave.as_str()).ok(Week::parse(&week))?, count))
    };
    rows.into_iter().map(read).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    wave: String,
    form_version: String,
    place: String,
    week: String,
    mode: String,
    language: String,
    consent: String,
    state: String,
    record_key: Vec<u8>,
    payload_hash: String,
    answers: Vec<u8>,
}

fn response(row: Row) -> Stored<Response> {
    let at = |column| At("response", column, &row.id);
    if row.place.is_empty() {
        return at(PLACE).some(None);
    }
    Ok(Response {
        wave: at("wave").ok(WaveId::parse(&row.wave))?,
        form_version: at("form_version").ok(FormVersionId::parse(&row.form_version))?,
        week: at("week").ok(Week::parse(&row.week))?,
        mode: at("mode").some(MODES.iter().find(|(_, code)| *code == row.mode).map(|(mode, _)| *mode))?,
        state: at("state").some(ResponseState::parse(&row.state))?,
        record_key: at("record_key").ok(row.record_key.try_into())?,
        id: at("id").ok(ResponseId::parse(&row.id))?,
        place: row.place,
        language: row.language,
        consent: row.consent,
        payload_hash: row.payload_hash,
        answers: row.answers,
    })
}
