//! What was done with a role, by day: neither who nor when exactly.

use chrono::NaiveDate;

use domain::id::uuid_from;
use domain::people::Role;

use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub role: Role,
    /// Such as `wave.close`.
    pub action: String,
    /// Id of the thing it was done to.
    pub object: String,
    pub day: NaiveDate,
}

/// `chance` names the row.
pub async fn note(conn: &mut Conn<'_>, entry: &Entry, chance: [u8; 16]) -> Stored<()> {
    const NOTE: &str = "insert into audit (id, role, action, object, day) values ($1, $2, $3, $4, $5)";
    change!(
        conn,
        sqlx::query(NOTE)
            .bind(uuid_from(chance))
            .bind(entry.role.code())
            .bind(&entry.action)
            .bind(&entry.object)
            .bind(entry.day.to_string())
    );
    Ok(())
}

/// What was done since a day, oldest first.
pub async fn since(conn: &mut Conn<'_>, day: NaiveDate) -> Stored<Vec<Entry>> {
    const LIST: &str = "select id, role, action, object, day from audit where day >= $1 order by day, id";
    let rows: Vec<(String, String, String, String, String)> =
        on!(conn, c => sqlx::query_as(LIST).bind(day.to_string()).fetch_all(c).await?);
    rows.into_iter()
        .map(|(id, role, action, object, day)| {
            let role = At("audit", "role", &id).some(Role::parse(&role))?;
            let day = At("audit", "day", &id).ok(day.parse())?;
            Ok(Entry { role, action, object, day })
        })
        .collect()
}
