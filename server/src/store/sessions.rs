//! Who is signed in. An ended session leaves no row.

use chrono::NaiveDate;

use domain::id::PersonId;
use domain::time::Millis;

use super::row::At;
use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 (hex) of the secret in the cookie.
    pub token_hash: String,
    pub person: PersonId,
    pub started: Millis,
    pub last_seen_day: NaiveDate,
    /// Ends when nobody uses it until then.
    pub idle_until: Millis,
    /// Ends then in any case.
    pub ends: Millis,
}

pub async fn start(conn: &mut Conn<'_>, session: &Session) -> Stored<()> {
    const START: &str = "
        insert into login_session (token_hash, person, started_ms, last_seen_day, idle_until_ms, ends_ms)
        values ($1, $2, $3, $4, $5, $6)";
    change!(
        conn,
        sqlx::query(START)
            .bind(&session.token_hash)
            .bind(session.person.as_str())
            .bind(session.started.get())
            .bind(session.last_seen_day.to_string())
            .bind(session.idle_until.get())
            .bind(session.ends.get())
    );
    Ok(())
}

type Row = (String, String, i64, String, i64, i64);

/// The session of this token, if it lives at `now`.
pub async fn find(conn: &mut Conn<'_>, token_hash: &str, now: Millis) -> Stored<Option<Session>> {
    const FIND: &str = "
        select token_hash, person, started_ms, last_seen_day, idle_until_ms, ends_ms
        from login_session where token_hash = $1 and idle_until_ms > $2 and ends_ms > $2";
    let row: Option<Row> =
        on!(conn, c => sqlx::query_as(FIND).bind(token_hash).bind(now.get()).fetch_optional(c).await?);
    row.map(session).transpose()
}

/// The sessions of this person that live at `now`, newest first.
pub async fn of_person(conn: &mut Conn<'_>, person: &PersonId, now: Millis) -> Stored<Vec<Session>> {
    const LIST: &str = "
        select token_hash, person, started_ms, last_seen_day, idle_until_ms, ends_ms
        from login_session where person = $1 and idle_until_ms > $2 and ends_ms > $2
        order by started_ms desc";
    let rows: Vec<Row> =
        on!(conn, c => sqlx::query_as(LIST).bind(person.as_str()).bind(now.get()).fetch_all(c).await?);
    rows.into_iter().map(session).collect()
}

/// Notes that the session was used.
pub async fn touch(conn: &mut Conn<'_>, token_hash: &str, day: NaiveDate, idle_until: Millis) -> Stored<()> {
    const TOUCH: &str =
        "update login_session set last_seen_day = $2, idle_until_ms = $3 where token_hash = $1";
    change!(conn, sqlx::query(TOUCH).bind(token_hash).bind(day.to_string()).bind(idle_until.get()));
    Ok(())
}

pub async fn end(conn: &mut Conn<'_>, token_hash: &str) -> Stored<()> {
    const END: &str = "delete from login_session where token_hash = $1";
    change!(conn, sqlx::query(END).bind(token_hash));
    Ok(())
}

/// Ends every session of this person but the one with this token.
pub async fn end_others(conn: &mut Conn<'_>, person: &PersonId, token_hash: &str) -> Stored<()> {
    const END: &str = "delete from login_session where person = $1 and token_hash <> $2";
    change!(conn, sqlx::query(END).bind(person.as_str()).bind(token_hash));
    Ok(())
}

/// Removes what ended by itself before `now`.
pub async fn sweep(conn: &mut Conn<'_>, now: Millis) -> Stored<()> {
    const SWEEP: &str = "delete from login_session where idle_until_ms <= $1 or ends_ms <= $1";
    change!(conn, sqlx::query(SWEEP).bind(now.get()));
    Ok(())
}

fn session((token_hash, person, started, day, idle_until, ends): Row) -> Stored<Session> {
    // The hash names the row; it is not the secret.
    let at = |column| At("login_session", column, &token_hash);
    Ok(Session {
        person: at("person").ok(PersonId::parse(&person))?,
        started: Millis(started),
        last_seen_day: at("last_seen_day").ok(day.parse())?,
        idle_until: Millis(idle_until),
        ends: Millis(ends),
        token_hash,
    })
}
