//! One connection of either engine, and the macro that writes a call once for both.

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection};

/// What the functions of the store run on: inside a write, its transaction; from [`super::Store::read`], a connection
/// that only reads (SQLite refuses writes there).
pub enum Conn<'a> {
    Sqlite(&'a mut SqliteConnection),
    SqliteReader(PoolConnection<Sqlite>),
    Postgres(&'a mut PgConnection),
    PostgresReader(PoolConnection<Postgres>),
}

pub(super) enum Engine<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Conn<'_> {
    /// The text for this engine, where one statement cannot serve both.
    pub(super) fn either(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self {
            Conn::Sqlite(_) | Conn::SqliteReader(_) => sqlite,
            Conn::Postgres(_) | Conn::PostgresReader(_) => postgres,
        }
    }

    pub(super) fn engine(&mut self) -> Engine<'_> {
        match self {
            Conn::Sqlite(conn) => Engine::Sqlite(conn),
            Conn::SqliteReader(conn) => Engine::Sqlite(conn),
            Conn::Postgres(conn) => Engine::Postgres(conn),
            Conn::PostgresReader(conn) => Engine::Postgres(conn),
        }
    }
}

/// `on!(conn, c => expression)` expands the expression for both engines.
macro_rules! on {
    ($conn:expr, $c:ident => $call:expr) => {
        match $conn.engine() {
            $crate::store::conn::Engine::Sqlite($c) => $call,
            $crate::store::conn::Engine::Postgres($c) => $call,
        }
    };
}

/// `change!(conn, query)` executes a query without rows and returns how many rows it changed.
macro_rules! change {
    ($conn:expr, $query:expr) => {
        on!($conn, c => $query.execute(c).await?.rows_affected())
    };
}
