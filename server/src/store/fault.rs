//! What can go wrong in the store.

use std::sync::Arc;

use sqlx::error::ErrorKind;

pub type Stored<T> = Result<T, StoreFault>;

#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreFault {
    /// Too many writes wait, or the database is locked by somebody else. Worth a retry after a moment (503).
    #[error("the database is busy")]
    Busy,
    /// A row that breaks our rules.
    #[error("{table}.{column} of row {id} breaks our rules")]
    Corrupt { table: &'static str, column: &'static str, id: String },
    /// Named alike on both engines: `{table}_{columns}_key`, `{table}_pkey`, or `foreign key`.
    #[error("the constraint {0} does not allow this")]
    Constraint(String),
    #[error("the database is closed")]
    Closed,
    #[error("a write panicked")]
    Panicked,
    #[error("database: {0}")]
    Database(Arc<sqlx::Error>),
}

impl StoreFault {
    pub(super) fn corrupt(table: &'static str, column: &'static str, id: &str) -> Self {
        Self::Corrupt { table, column, id: id.to_owned() }
    }

    /// Whether this is the constraint of that name, such as [`super::people::HANDLE_TAKEN`].
    pub fn breaks(&self, constraint: &str) -> bool {
        matches!(self, Self::Constraint(name) if name == constraint)
    }

    /// Two transactions met, and one must begin again (PostgreSQL 40001, 40P01).
    pub(super) fn begin_again(&self) -> bool {
        let Self::Database(error) = self else { return false };
        let code = error.as_database_error().and_then(|e| e.code());
        matches!(code.as_deref(), Some("40001" | "40P01"))
    }
}

impl From<sqlx::Error> for StoreFault {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut => return Self::Busy,
            sqlx::Error::PoolClosed => return Self::Closed,
            _ => {}
        }
        if let Some(database) = error.as_database_error() {
            let code = database.code();
            match database.kind() {
                ErrorKind::UniqueViolation => {
                    let named = database.constraint().map(str::to_owned);
                    let primary = code.as_deref() == Some("1555");
                    return Self::Constraint(
                        named.unwrap_or_else(|| unique_name(database.message(), primary)),
                    );
                }
                ErrorKind::ForeignKeyViolation => return Self::Constraint("foreign key".into()),
                // SQLite writes BUSY and LOCKED into the low byte.
                _ if database.constraint().is_none() && sqlite_locked(code.as_deref()) => return Self::Busy,
                _ => {}
            }
        }
        Self::Database(Arc::new(error))
    }
}

/// SQLite says `UNIQUE constraint failed: form.country, form.code`; PostgreSQL would call it `form_country_code_key`.
fn unique_name(message: &str, primary: bool) -> String {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    let mut table = "";
    let mut name = String::new();
    for column in columns.split(", ") {
        let (of, column) = column.split_once('.').unwrap_or(("", column));
        table = of;
        name.push('_');
        name.push_str(column);
    }
    if primary { format!("{table}_pkey") } else { format!("{table}{name}_key") }
}

fn sqlite_locked(code: Option<&str>) -> bool {
    const BUSY: u32 = 5;
    const LOCKED: u32 = 6;
    // PostgreSQL codes have five characters and mostly letters or leading zeros.
    code.filter(|code| code.len() < 5)
        .and_then(|code| code.parse::<u32>().ok())
        .is_some_and(|code| [BUSY, LOCKED].contains(&(code & 0xff)))
}

/// Why the database is not opened. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    #[error(
        "cannot open the database {at}: {why}\n  check that it exists and that this user may write there, or choose another with --database, PULSO_DATABASE, or `database` in pulso.toml"
    )]
    Unreachable { at: String, why: String },
    #[error(
        "the database {at} must be a file\n  write sqlite:FILE in --database, PULSO_DATABASE, or `database` in pulso.toml"
    )]
    NotAFile { at: String },
    #[error("{engine} {found} is too old: at least {needed} is needed")]
    TooOld { engine: &'static str, found: String, needed: &'static str },
    #[error("the database setting {name} is {found}, but answers are only safe with {needed}")]
    Unsafe { name: &'static str, found: String, needed: String },
    #[error("the database was made by a newer version of Pulso (migration {0}); install that version again")]
    Newer(i64),
    #[error("the database cannot be brought to the schema of this version: {0}")]
    Migration(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_of_sqlite_get_the_names_of_postgresql() {
        for (message, primary, name) in [
            ("UNIQUE constraint failed: person.handle", false, "person_handle_key"),
            ("UNIQUE constraint failed: form.country, form.code", false, "form_country_code_key"),
            ("UNIQUE constraint failed: role.person, role.role", true, "role_pkey"),
        ] {
            assert_eq!(unique_name(message, primary), name);
        }
    }

    #[test]
    fn only_sqlite_codes_for_locks_are_busy() {
        for (code, locked) in
            [("5", true), ("517", true), ("6", true), ("2067", false), ("23505", false), ("53200", false)]
        {
            assert_eq!(sqlite_locked(Some(code)), locked, "{code}");
        }
    }
}
