//! Brings the schema to the one of this build. Forward only; a newer schema is refused.

use sqlx::migrate::{Migrate, MigrateError, Migrator};

use super::CannotOpen;

pub(super) static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
/// Runs under an advisory lock, so several servers may start at once.
pub(super) static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

pub(super) async fn run<C: Migrate>(migrations: &Migrator, conn: &mut C) -> Result<(), CannotOpen> {
    migrations.run_direct(None, conn, false).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => CannotOpen::Newer(version),
        other => CannotOpen::Migration(other.to_string()),
    })
}
