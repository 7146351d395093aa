//! Phones that may send answers for a wave: a token's hash, a wave, a group; nothing about the device.

use domain::id::{EnrolmentId, GroupId, WaveId};

use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub wave: WaveId,
    pub group: GroupId,
}

pub async fn insert(conn: &mut Conn<'_>, enrolment: &Enrolment, token_hash: &str) -> Stored<()> {
    const INSERT: &str = "insert into enrolment (id, token_hash, wave, group_id) values ($1, $2, $3, $4)";
    change!(
        conn,
        sqlx::query(INSERT)
            .bind(enrolment.id.as_str())
            .bind(token_hash)
            .bind(enrolment.wave.as_str())
            .bind(enrolment.group.as_str())
    );
    Ok(())
}

pub async fn by_token(conn: &mut Conn<'_>, token_hash: &str) -> Stored<Option<Enrolment>> {
    const FIND: &str = "select id, wave, group_id from enrolment where token_hash = $1";
    let row: Option<(String, String, String)> =
        on!(conn, c => sqlx::query_as(FIND).bind(token_hash).fetch_optional(c).await?);
    let Some((id, wave, group)) = row else { return Ok(None) };
    let at = |column| At("enrolment", column, &id);
    Ok(Some(Enrolment {
        wave: at("wave").ok(WaveId::parse(&wave))?,
        group: at("group_id").ok(GroupId::parse(&group))?,
        id: at("id").ok(EnrolmentId::parse(&id))?,
    }))
}

/// Phones enrolled for a wave.
pub async fn count(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<i64> {
    const COUNT: &str = "select count(*) from enrolment where wave = $1";
    Ok(on!(conn, c => sqlx::query_scalar(COUNT).bind(wave.as_str()).fetch_one(c).await?))
}
