//! PostgreSQL: durable settings checked at start, every write a serializable transaction that is repeated when it must.

use std::time::Duration;

use sqlx::postgres::PgPoolOptions;
use sqlx::{Connection, PgConnection, PgPool};

use super::work::Work;
use super::{CannotOpen, Conn, StoreFault, Stored, Working, WriteFault, migrate};

const OLDEST: i32 = 140_000;
const CONNECTIONS: u32 = 16;
const WAIT: Duration = Duration::from_secs(5);
/// A write that lost this often meets too many others.
const ATTEMPTS: u32 = 20;

pub(super) async fn open(url: &str) -> Result<PgPool, CannotOpen> {
    // The address may hold a password: messages show what follows it only.
    let at = url.rsplit('@').next().unwrap_or(url).to_owned();
    let unreachable = |e: sqlx::Error| CannotOpen::Unreachable { at: at.clone(), why: e.to_string() };
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(WAIT)
        .connect(url)
        .await
        .map_err(unreachable)?;
    let mut conn = pool.acquire().await.map_err(unreachable)?;
    check(&mut conn).await?;
    migrate::run(&migrate::POSTGRES, &mut *conn).await?;
    drop(conn);
    Ok(pool)
}

/// Runs the write until it does not meet another one.
pub(super) async fn write<D, T, E, F>(pool: &PgPool, work: &Work<D, F>) -> Result<T, E>
where
    E: WriteFault,
    F: for<'c> Fn(&'c D, &'c mut Conn<'_>) -> Working<'c, T, E>,
{
    for attempt in 0..ATTEMPTS {
        match once(pool, work).await {
            Err(error) if error.store_fault().is_some_and(StoreFault::begin_again) => {
                tokio::time::sleep(Duration::from_millis(1 << attempt.min(6))).await;
            }
            ended => return ended,
        }
    }
    Err(StoreFault::Busy.into())
}

async fn once<D, T, E, F>(pool: &PgPool, work: &Work<D, F>) -> Result<T, E>
where
    E: WriteFault,
    F: for<'c> Fn(&'c D, &'c mut Conn<'_>) -> Working<'c, T, E>,
{
    const BEGIN: &str = "begin isolation level serializable";
    let mut conn = pool.acquire().await.map_err(StoreFault::from)?;
    let mut transaction = conn.begin_with(BEGIN).await.map_err(StoreFault::from)?;
    let done = work.run(&mut Conn::Postgres(&mut transaction)).await?;
    transaction.commit().await.map_err(StoreFault::from)?;
    Ok(done)
}

/// Rewrites the tables that held answers in the order of their ids; dead rows go.
pub(super) async fn compact(pool: &PgPool) -> Stored<()> {
    const REWRITE: [&str; 2] = ["cluster response using response_pkey", "vacuum full custody"];
    for statement in REWRITE {
        sqlx::query(statement).execute(pool).await?;
    }
    Ok(())
}

/// A server that may forget a commit after a power cut is refused.
async fn check(conn: &mut PgConnection) -> Result<(), CannotOpen> {
    let number = show(conn, "server_version_num", "show server_version_num").await?;
    if number.parse::<i32>().unwrap_or(0) < OLDEST {
        let found = show(conn, "server_version", "show server_version").await?;
        return Err(CannotOpen::TooOld { engine: "PostgreSQL", found, needed: "14" });
    }
    for (name, question) in [
        ("synchronous_commit", "show synchronous_commit"),
        ("fsync", "show fsync"),
        ("full_page_writes", "show full_page_writes"),
    ] {
        let found = show(conn, name, question).await?;
        let stricter = name == "synchronous_commit" && found == "remote_apply";
        if found != "on" && !stricter {
            return Err(CannotOpen::Unsafe { name, found, needed: "on".into() });
        }
    }
    Ok(())
}

async fn show(conn: &mut PgConnection, name: &str, question: &'static str) -> Result<String, CannotOpen> {
    let answer = sqlx::query_scalar::<_, String>(question).fetch_one(conn).await;
    answer.map_err(|e| CannotOpen::Unreachable { at: format!("(asking for {name})"), why: e.to_string() })
}
