//! Everything ever published of a wave, as facts for the audit of its next release.

use serde::Serialize;
use serde::de::DeserializeOwned;

use domain::id::{ReleaseId, WaveId};

use super::row::{At, to_json};
use super::{Conn, Stored};

/// Writes the facts of a release, once.
pub async fn append<F: Serialize>(
    conn: &mut Conn<'_>,
    wave: &WaveId,
    release: &ReleaseId,
    facts: &[F],
) -> Stored<()> {
    const APPEND: &str = "insert into ledger (release, position, wave, fact) values ($1, $2, $3, $4)";
    for (position, fact) in (0i64..).zip(facts) {
        let json = to_json(fact)?;
        change!(
            conn,
            sqlx::query(APPEND).bind(release.as_str()).bind(position).bind(wave.as_str()).bind(&json)
        );
    }
    Ok(())
}

/// Every fact published of a wave, release by release.
pub async fn of_wave<F: DeserializeOwned>(conn: &mut Conn<'_>, wave: &WaveId) -> Stored<Vec<F>> {
    const LIST: &str = "select release, fact from ledger where wave = $1 order by release, position";
    let rows: Vec<(String, String)> =
        on!(conn, c => sqlx::query_as(LIST).bind(wave.as_str()).fetch_all(c).await?);
    rows.iter().map(|(release, fact)| At("ledger", "fact", release).json(fact)).collect()
}
