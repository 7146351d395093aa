//! The only SQL of Pulso: what is kept, on SQLite (a file beside the server) or on PostgreSQL (by URL).
//!
//! Functions live in one module per subject. Each takes a [`Conn`] first and speaks domain values; a row that breaks our
//! rules becomes [`StoreFault::Corrupt`] and says table, column and id. No row type and no statement leaves this module.
//!
//! - Reading: `let mut conn = store.read().await?; waves::wave(&mut conn, &id).await?`. Such a connection cannot write.
//! - Writing: `store.write(data, |data, conn| Box::pin(async move { ... })).await`. All that the closure does is one
//!   transaction; an error undoes it. It may run more than once (PostgreSQL repeats it after a serialization failure),
//!   so it only borrows its data and has no effect outside of the database. The answer comes after the durable commit.
//!   A caller that goes away meanwhile leaves either the whole write or nothing.
//! - SQLite has one writer that commits waiting writes together; at most 1,024 wait, then [`StoreFault::Busy`].
//! - Identity, time and chance come from the caller. Secrets come as hashes, answers come encrypted.
//!
//! It refuses to decide: who may do what, and in which order, is the matter of `rooms`.

#[macro_use]
mod conn;
mod fault;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod work;
mod writer;

pub mod audit;
pub mod closing;
pub mod codes;
pub mod enrolments;
pub mod files;
pub mod forms;
pub mod groups;
pub mod indicators;
pub mod intake;
pub mod invitations;
pub mod jobs;
pub mod ledger;
pub mod people;
pub mod profiles;
pub mod quarantine;
pub mod releases;
pub mod responses;
pub mod sessions;
pub mod signatures;
pub mod waves;

pub use conn::Conn;
pub use fault::{CannotOpen, StoreFault, Stored};
pub use work::{Working, WriteFault};

use sqlx::{PgPool, SqlitePool};

use work::Work;
use writer::Writer;

/// An open database of the right schema. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: Pool,
}

#[derive(Clone)]
enum Pool {
    Sqlite { writer: Writer, readers: SqlitePool },
    Postgres(PgPool),
}

impl Store {
    /// Opens `sqlite:FILE` (made if missing) or `postgres://...`, checks version and settings, and brings the schema up.
    pub async fn open(url: &str) -> Result<Self, CannotOpen> {
        let pool = if url.starts_with("sqlite:") {
            let (writer, readers) = sqlite::open(url).await?;
            Pool::Sqlite { writer: Writer::start(writer), readers }
        } else {
            Pool::Postgres(postgres::open(url).await?)
        };
        Ok(Self { pool })
    }

    /// A connection for reading.
    pub async fn read(&self) -> Stored<Conn<'static>> {
        Ok(match &self.pool {
            Pool::Sqlite { readers, .. } => Conn::SqliteReader(readers.acquire().await?),
            Pool::Postgres(pool) => Conn::PostgresReader(pool.acquire().await?),
        })
    }

    /// Runs `work` in one transaction and answers after it is durable; see the module for the rules.
    pub async fn write<D, T, E, F>(&self, data: D, work: F) -> Result<T, E>
    where
        D: Send + Sync + 'static,
        T: Send + 'static,
        E: WriteFault,
        F: for<'c> Fn(&'c D, &'c mut Conn<'_>) -> Working<'c, T, E> + Send + Sync + 'static,
    {
        let work = Work { data, work };
        match &self.pool {
            Pool::Sqlite { writer, .. } => writer.write(work).await,
            Pool::Postgres(pool) => {
                let pool = pool.clone();
                let running = tokio::spawn(async move { postgres::write(&pool, &work).await });
                running.await.unwrap_or_else(|_| Err(StoreFault::Panicked.into()))
            }
        }
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Stored<()> {
        const ASK: &str = "select 1";
        change!(&mut self.read().await?, sqlx::query(ASK));
        Ok(())
    }

    /// Rebuilds what holds answers, so that neither deleted rows nor the order of arrival can be read from the files.
    /// The last step of closing a wave (safety C6).
    pub async fn compact(&self) -> Stored<()> {
        match &self.pool {
            Pool::Sqlite { writer, .. } => writer.compact().await,
            Pool::Postgres(pool) => postgres::compact(pool).await,
        }
    }

    /// How many commits the SQLite writer has made; groups make it fewer than the writes. None on PostgreSQL.
    pub fn commits(&self) -> Option<u64> {
        match &self.pool {
            Pool::Sqlite { writer, .. } => Some(writer.commits()),
            Pool::Postgres(_) => None,
        }
    }

    /// Finishes waiting writes, writes the log back into the file, and closes.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite { writer, readers } => {
                readers.close().await;
                writer.stop().await;
            }
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}
