//! The store on both engines: SQLite in a temporary folder, and PostgreSQL where `TEST_DATABASE_URL` names a server.

mod closing;
mod collecting;
mod content;
mod engine;
mod grouping;
mod people;
mod releases;
mod schema;
mod seed;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use server::store::Store;

/// A database of its own for one story.
pub struct Place {
    pub url: String,
    folder: PathBuf,
    schema: Option<(String, String)>,
}

static COUNTER: AtomicU32 = AtomicU32::new(0);

fn unique() -> String {
    format!("pulso_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(unique());
        let url = format!("sqlite:{}", folder.join("data/pulso.db").display());
        Self { url, folder, schema: None }
    }

    /// A fresh schema; none without a server to test on.
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
            eprintln!("skipped on PostgreSQL: TEST_DATABASE_URL names no server");
            return None;
        };
        let schema = unique();
        let mut conn = PgConnection::connect(&server).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("create schema {schema}"))).execute(&mut conn).await.unwrap();
        let joint = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{joint}options[search_path]={schema}");
        let folder = std::env::temp_dir().join(unique());
        Some(Self { url, folder, schema: Some((server, schema)) })
    }

    pub async fn all() -> Vec<Self> {
        let mut places = vec![Self::sqlite()];
        places.extend(Self::postgres().await);
        places
    }

    /// The same database for one more server; only the first one drops it.
    pub fn again(&self) -> Self {
        Self { url: self.url.clone(), folder: self.folder.clone(), schema: self.schema.clone() }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.join("data/pulso.db")
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// Runs a statement behind the back of the store.
    pub async fn meddle(&self, statement: &str) {
        let statement = AssertSqlSafe(statement.to_owned());
        if self.schema.is_some() {
            let mut conn = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query(statement).execute(&mut conn).await.unwrap();
        } else {
            let mut conn = sqlx::SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query(statement).execute(&mut conn).await.unwrap();
        }
    }

    /// One number, asked behind the back of the store.
    pub async fn number(&self, question: &str) -> i64 {
        let question = AssertSqlSafe(question.to_owned());
        if self.schema.is_some() {
            let mut conn = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(question).fetch_one(&mut conn).await.unwrap()
        } else {
            let mut conn = sqlx::SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(question).fetch_one(&mut conn).await.unwrap()
        }
    }

    pub async fn drop(self) {
        if let Some((server, schema)) = &self.schema {
            let mut conn = PgConnection::connect(server).await.unwrap();
            sqlx::query(AssertSqlSafe(format!("drop schema {schema} cascade")))
                .execute(&mut conn)
                .await
                .unwrap();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Tells a story on every engine that there is.
pub async fn on_each(story: impl AsyncFn(&Place, &Store)) {
    for place in Place::all().await {
        let store = place.open().await;
        story(&place, &store).await;
        store.close().await;
        place.drop().await;
    }
}

/// `write!(store, (data), |data, conn| calls)` in one transaction, with the fault of the store as its only error.
macro_rules! write {
    ($store:expr, $data:expr, |$seen:pat_param, $conn:ident| $body:expr) => {
        $store
            .write::<_, _, server::store::StoreFault, _>($data, |$seen, $conn| Box::pin(async move { $body }))
            .await
    };
}
pub(crate) use write;

/// `read!(store, conn => call)`.
macro_rules! read {
    ($store:expr, $conn:ident => $call:expr) => {{
        let mut reader = $store.read().await.unwrap();
        let $conn = &mut reader;
        $call.await.unwrap()
    }};
}
pub(crate) use read;
