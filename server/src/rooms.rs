//! Who may do what, in which order, in one transaction.
//!
//! [`Rooms`] keeps every promise of `app::backend`, one file per promise. Each method turns the caller into permission
//! first, asks `domain`, writes once, and leaves an audit row in the same transaction. It refuses to hold SQL (that is
//! `store`), to know HTTP (that is `http`), and to decide what may be published (that is `domain::disclosure`).

mod accounts;
mod clock;
mod codes;
mod collecting;
mod forming;
mod guesses;
mod indicating;
mod jobs;
mod passphrases;
mod peopling;
mod publishing;
mod releasing;
mod waving;

use std::sync::Arc;

use anyhow::Context;

use app::error::{Answer, AppError, Gone};
use domain::people::Role;
use domain::time::Millis;

pub use clock::Clock;

use crate::config::Settings;
use crate::fault::Kept;
use crate::keys::{Deployment, Keys, random};
use crate::store::{Conn, Store, audit, people};

pub struct Rooms {
    store: Store,
    keys: Arc<Keys>,
    clock: Clock,
    passphrases: passphrases::Passphrases,
    guesses: guesses::Guesses,
    desks: collecting::Desks,
}

impl Rooms {
    /// Opens database and keys; makes both for a new deployment.
    pub async fn open(settings: &Settings) -> anyhow::Result<Self> {
        Self::open_at(settings, Clock::System).await
    }

    /// The same with another clock, for tests and the demonstration.
    pub async fn open_at(settings: &Settings, clock: Clock) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&settings.data_dir).with_context(|| {
            format!("cannot make {}; choose another folder with --data-dir", settings.data_dir.display())
        })?;
        let store = Store::open(&settings.database).await?;
        let in_use = people::anybody(&mut store.read().await?).await?;
        let deployment = if in_use { Deployment::InUse } else { Deployment::New };
        let keys = Arc::new(Keys::open(&settings.keys_dir(), deployment)?);
        let passphrases = tokio::task::spawn_blocking(passphrases::Passphrases::new).await??;
        Ok(Self { store, keys, clock, passphrases, guesses: Default::default(), desks: Default::default() })
    }

    /// Whether the database answers.
    pub async fn ready(&self) -> Answer<()> {
        self.store.ready().await.map_err(|fault| crate::fault::Fault::from(fault).into())
    }

    /// Whether anybody has an account here; invented people never mix with real ones.
    pub async fn in_use(&self) -> anyhow::Result<bool> {
        Ok(people::anybody(&mut self.store.read().await?).await?)
    }

    /// Finishes what waits to be written and closes.
    pub async fn close(&self) {
        self.store.close().await;
    }

    fn now(&self) -> Millis {
        self.clock.now()
    }

    /// A connection for reading.
    async fn read(&self) -> Kept<Conn<'static>> {
        Ok(self.store.read().await?)
    }
}

/// An id from sixteen random bytes: `fresh(WaveId::from_random)?`.
fn fresh<T>(make: impl FnOnce([u8; 16]) -> T) -> Kept<T> {
    Ok(make(random()?))
}

/// The line that every change leaves behind: role, action, object and day; never who and never when.
struct Audited {
    entry: audit::Entry,
    chance: [u8; 16],
}

impl Audited {
    /// Written in the transaction of the change.
    async fn note(&self, conn: &mut Conn<'_>) -> Kept<()> {
        Ok(audit::note(conn, &self.entry, self.chance).await?)
    }
}

impl Rooms {
    fn audited(&self, role: Role, action: &str, object: impl ToString) -> Kept<Audited> {
        let (action, object) = (action.to_owned(), object.to_string());
        let entry = audit::Entry { role, action, object, day: self.now().date(0) };
        Ok(Audited { entry, chance: random()? })
    }
}

fn gone(why: Gone) -> AppError {
    AppError::Gone { why }
}
