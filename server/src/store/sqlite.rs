//! SQLite as a safe place: write-ahead log, every commit synced, settings read back, a version without known corruption.

use std::os::unix::fs::OpenOptionsExt;
use std::str::FromStr;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection, SqlitePool};

use super::{CannotOpen, Stored, migrate};

/// The first version in which resetting the log cannot corrupt the file.
const OLDEST: &str = "3.51.3";
const READERS: u32 = 4;
const WAIT_MS: u64 = 5_000;

/// What must hold on the writing connection: FULL is 2.
const SETTINGS: [(&str, &str); 8] = [
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("foreign_keys", "1"),
    ("busy_timeout", "5000"),
    ("wal_autocheckpoint", "1000"),
    ("journal_size_limit", "67108864"),
    ("secure_delete", "1"),
    ("temp_store", "2"),
];

/// The one writing connection, with the schema of this build, and the readers.
pub(super) async fn open(url: &str) -> Result<(SqliteConnection, SqlitePool), CannotOpen> {
    let unreachable =
        |why: &dyn ToString| CannotOpen::Unreachable { at: url.to_owned(), why: why.to_string() };
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(CannotOpen::NotAFile { at: url.to_owned() });
    }
    let plain = SqliteConnectOptions::from_str(url).map_err(|e| unreachable(&e))?;
    make_file(&plain).map_err(|e| unreachable(&e))?;

    let mut writer =
        SqliteConnection::connect_with(&writing(plain.clone())).await.map_err(|e| unreachable(&e))?;
    check(&mut writer).await?;
    migrate::run(&migrate::SQLITE, &mut writer).await?;

    let reading =
        plain.read_only(true).busy_timeout(Duration::from_millis(WAIT_MS)).pragma("temp_store", "memory");
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(Duration::from_millis(WAIT_MS))
        .connect_with(reading)
        .await
        .map_err(|e| unreachable(&e))?;
    Ok((writer, readers))
}

/// Rebuilds the file without the remains of deleted rows, and empties the log.
pub(super) async fn compact(conn: &mut SqliteConnection) -> Stored<()> {
    const REBUILD: &str = "vacuum";
    sqlx::query(REBUILD).execute(&mut *conn).await?;
    checkpoint(conn).await
}

pub(super) async fn checkpoint(conn: &mut SqliteConnection) -> Stored<()> {
    const CHECKPOINT: &str = "pragma wal_checkpoint(truncate)";
    sqlx::query(CHECKPOINT).execute(conn).await?;
    Ok(())
}

/// Only this user may read the file.
fn make_file(options: &SqliteConnectOptions) -> std::io::Result<()> {
    let path = options.get_filename();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
    Ok(())
}

fn writing(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_millis(WAIT_MS))
        .pragma("wal_autocheckpoint", "1000")
        .pragma("journal_size_limit", "67108864")
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
}

/// Reads version and settings back: a file system or a build may have ignored what was asked.
async fn check(conn: &mut SqliteConnection) -> Result<(), CannotOpen> {
    let found = read_back(conn, "select sqlite_version()").await?;
    let number = |text: &str| text.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    if number(&found) < number(OLDEST) {
        return Err(CannotOpen::TooOld { engine: "SQLite", found, needed: OLDEST });
    }
    for (name, needed) in SETTINGS {
        let found = read_back(conn, &format!("pragma {name}")).await?;
        if found != needed {
            return Err(CannotOpen::Unsafe { name, found, needed: needed.to_owned() });
        }
    }
    Ok(())
}

async fn read_back(conn: &mut SqliteConnection, question: &str) -> Result<String, CannotOpen> {
    let answer = async {
        let row = sqlx::query(AssertSqlSafe(question)).fetch_one(conn).await?;
        row.try_get_unchecked::<String, _>(0)
    };
    let answer: Result<String, sqlx::Error> = answer.await;
    answer.map_err(|e| CannotOpen::Unreachable { at: question.to_owned(), why: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> SqliteConnectOptions {
        let path = std::env::temp_dir().join(format!("pulso-{name}-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&path);
        SqliteConnectOptions::new().filename(path).create_if_missing(true)
    }

    #[tokio::test]
    async fn a_connection_that_could_lose_answers_is_refused() {
        let mut safe = SqliteConnection::connect_with(&writing(file("safe"))).await.unwrap();
        assert!(check(&mut safe).await.is_ok());
        let mut unsafe_one = SqliteConnection::connect_with(&file("unsafe")).await.unwrap();
        assert!(matches!(check(&mut unsafe_one).await, Err(CannotOpen::Unsafe { name: "journal_mode", .. })));
        let relaxed = writing(file("relaxed")).synchronous(SqliteSynchronous::Normal);
        let mut relaxed = SqliteConnection::connect_with(&relaxed).await.unwrap();
        assert!(matches!(check(&mut relaxed).await, Err(CannotOpen::Unsafe { name: "synchronous", .. })));
    }
}
