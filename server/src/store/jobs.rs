//! Work that must be finished even if the server stops midway: the steps after a release, for one.
//!
//! A job is noted in the transaction that makes it necessary, moved on after each step, and removed at the end. Several
//! servers may find the same job, so each step must be harmless when done twice.

use super::{Conn, Stored};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub kind: String,
    /// Id of the thing to work on.
    pub object: String,
    /// The step that comes next.
    pub state: String,
}

/// Notes a job. Noting it again changes nothing.
pub async fn note(conn: &mut Conn<'_>, job: &Job) -> Stored<()> {
    const NOTE: &str =
        "insert into job (kind, object, state) values ($1, $2, $3) on conflict (kind, object) do nothing";
    change!(conn, sqlx::query(NOTE).bind(&job.kind).bind(&job.object).bind(&job.state));
    Ok(())
}

pub async fn advance(conn: &mut Conn<'_>, kind: &str, object: &str, state: &str) -> Stored<()> {
    const ADVANCE: &str = "update job set state = $3 where kind = $1 and object = $2";
    change!(conn, sqlx::query(ADVANCE).bind(kind).bind(object).bind(state));
    Ok(())
}

pub async fn done(conn: &mut Conn<'_>, kind: &str, object: &str) -> Stored<()> {
    const DONE: &str = "delete from job where kind = $1 and object = $2";
    change!(conn, sqlx::query(DONE).bind(kind).bind(object));
    Ok(())
}

/// Everything unfinished.
pub async fn waiting(conn: &mut Conn<'_>) -> Stored<Vec<Job>> {
    const LIST: &str = "select kind, object, state from job order by kind, object";
    let rows: Vec<(String, String, String)> = on!(conn, c => sqlx::query_as(LIST).fetch_all(c).await?);
    Ok(rows.into_iter().map(|(kind, object, state)| Job { kind, object, state }).collect())
}
