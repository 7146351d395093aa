//! The last steps of a wave, after its release was signed (safety C6): nobody can say any more who collected which
//! answer, nor find an answer by the id that a phone still holds. Afterwards [`super::Store::compact`].
//!
//! `intake` stays as it is, so that a late repeat still gets its receipt.

use domain::id::{ResponseId, WaveId};

use super::responses::{self, Response};
use super::{Conn, Stored};

/// What an answer gets in exchange for the id and the hash that the phone knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    pub id: ResponseId,
    /// SHA-256 (hex) over the new encrypted bytes: it still finds a broken disk, but matches nothing outside.
    pub payload_hash: String,
    /// Encrypted again.
    pub answers: Vec<u8>,
}

/// Gives up the custody of every answer of the wave; returns of how many.
pub async fn forget_custody(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<u64> {
    const FORGET: &str = "delete from custody where enrolment in (select id from enrolment where wave = $1)";
    Ok(change!(conn, sqlx::query(FORGET).bind(wave.as_str())))
}

/// Gives every answer of the wave what `renew` makes of it, in the order of the new ids; returns how many.
///
/// `fresh` makes the new id of an old one. Both must give the same again when the write is repeated.
pub async fn renew<E: From<super::StoreFault>>(
    conn: &mut Conn<'_>,
    wave: &WaveId,
    fresh: &(dyn Fn(&ResponseId) -> ResponseId + Sync),
    renew: &(dyn Fn(&Response, ResponseId) -> Result<Renewed, E> + Sync),
) -> Result<usize, E> {
    let mut pairs: Vec<(ResponseId, ResponseId)> =
        ids(conn, wave).await?.into_iter().map(|old| (fresh(&old), old)).collect();
    pairs.sort();
    let count = pairs.len();
    for (new, old) in pairs {
        if let Some(response) = responses::by_id(conn, &old).await? {
            replace(conn, &old, &renew(&response, new)?).await?;
        }
    }
    Ok(count)
}

async fn ids(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<Vec<ResponseId>> {
    const IDS: &str = "select id from response where wave = $1";
    let ids: Vec<String> = on!(conn, c => sqlx::query_scalar(IDS).bind(wave.as_str()).fetch_all(c).await?);
    ids.iter().map(|id| super::row::At("response", "id", id).ok(ResponseId::parse(id))).collect()
}

async fn replace(conn: &mut Conn<'_>, old: &ResponseId, new: &Renewed) -> Stored<()> {
    const REPLACE: &str = "update response set id = $2, payload_hash = $3, answers = $4 where id = $1";
    change!(
        conn,
        sqlx::query(REPLACE)
            .bind(old.as_str())
            .bind(new.id.as_str())
            .bind(&new.payload_hash)
            .bind(new.answers.as_slice())
    );
    Ok(())
}
