//! What was sent and could not be counted, still sealed, each with its reason. Nothing is dropped.

use domain::id::{ResponseId, WaveId, uuid_from};
use domain::outbox::HeldReason;
use domain::place::Country;
use domain::time::Week;

use super::intake::Incoming;
use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub response: ResponseId,
    pub wave: Option<WaveId>,
    pub week: Week,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Held(HeldReason),
    /// Other bytes came first under the same id.
    SecondCopy,
}

impl Why {
    fn code(self) -> &'static str {
        match self {
            Why::Held(reason) => reason.code(),
            Why::SecondCopy => "second_copy",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        if code == Why::SecondCopy.code() {
            Some(Why::SecondCopy)
        } else {
            HeldReason::parse(code).map(Why::Held)
        }
    }
}

/// Called by [`super::intake::keep`] only. The same second copy is kept once.
pub(super) async fn insert(conn: &mut Conn<'_>, item: &Incoming, why: Why) -> Stored<()> {
    const INSERT: &str = "
        insert into quarantine (id, response, hash, wave, week, reason, envelope)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (response, hash) do nothing";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(uuid_from(item.aside))
            .bind(item.id.as_str())
            .bind(&item.hash)
            .bind(item.wave.as_ref().map(WaveId::as_str))
            .bind(item.week.to_string())
            .bind(why.code())
            .bind(&item.envelope)
    );
    Ok(())
}

/// What is held of the waves of a country, and what names no wave that there is; newest week first.
pub async fn of_country(conn: &mut Conn<'_>, country: Country) -> Stored<Vec<Held>> {
    const LIST: &str = "
        select quarantine.id, quarantine.response, quarantine.wave, quarantine.week, quarantine.reason
        from quarantine left join wave on wave.id = quarantine.wave
        where quarantine.wave is null or wave.country = $1
        order by quarantine.week desc, quarantine.id";
    let rows: Vec<(String, String, Option<String>, String, String)> =
        on!(conn, c => sqlx::query_as(LIST).bind(country.code()).fetch_all(c).await?);
    rows.into_iter()
        .map(|(id, response, wave, week, reason)| {
            let at = |column| At("quarantine", column, &id);
            Ok(Held {
                response: at("response").ok(ResponseId::parse(&response))?,
                wave: wave.map(|wave| at("wave").ok(WaveId::parse(&wave))).transpose()?,
                week: at("week").ok(Week::parse(&week))?,
                why: at("reason").some(Why::parse(&reason))?,
            })
        })
        .collect()
}

pub async fn count(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<i64> {
    const COUNT: &str = "select count(*) from quarantine where wave = $1";
    Ok(on!(conn, c => sqlx::query_scalar(COUNT).bind(wave.as_str()).fetch_one(c).await?))
}
