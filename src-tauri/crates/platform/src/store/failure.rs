//! What a database error means for the caller: worth another try, or not.

use std::time::Duration;

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// SQLSTATE of PostgreSQL, and of engines that speak its protocol, for "run the transaction again".
const CONFLICTS: &[&str] = &["40001", "40P01"];

/// The same of SQLite: what was read is no longer the newest (`SQLITE_BUSY_SNAPSHOT`).
const SQLITE_CONFLICT: &str = "517";

/// SQLSTATE classes of PostgreSQL for "not now": no connection, out of something, being shut down, read-only.
const NOT_NOW: &[&str] = &["08", "53", "57", "25006", "55P03"];

/// The primary result codes of SQLite for the same: somebody else is writing (after the time that we wait for them),
/// read-only, disk I/O, full, can't open.
const SQLITE_NOT_NOW: &[i32] = &[5, 6, 8, 10, 13, 14];

/// How often a transaction is run before it is given up.
const ATTEMPTS: u32 = 5;

/// Runs something that is one transaction, and again when it got in the way of another: then it has changed nothing.
///
/// # Errors
/// Its own; a conflict only after several attempts.
pub async fn through_conflicts<T, E, F: Future<Output = Result<T, E>>>(
    is_conflict: impl Fn(&E) -> bool,
    mut run: impl FnMut() -> F,
) -> Result<T, E> {
    let mut attempt = 1;
    loop {
        match run().await {
            Err(error) if attempt < ATTEMPTS && is_conflict(&error) => {
                tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                attempt += 1;
            }
            result => return result,
        }
    }
}

/// Whether the same transaction may succeed when it runs again.
pub fn is_conflict(error: &DbErr) -> bool {
    code(error).is_some_and(|code| CONFLICTS.contains(&code.as_str()) || code == SQLITE_CONFLICT)
}

/// Whether a row with the same key is there already.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether the database can't do it now but may later.
pub fn is_busy(error: &DbErr) -> bool {
    let code_says = |code: String| {
        NOT_NOW.iter().any(|prefix| code.starts_with(prefix)) && code.len() == 5 || is_sqlite(&code, SQLITE_NOT_NOW)
    };
    matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
        || is_conflict(error)
        || is_broken_connection(error)
        || code(error).is_some_and(code_says)
}

/// The database's own code: SQLSTATE, or SQLite's extended result code.
fn code(error: &DbErr) -> Option<String> {
    match driver(error)? {
        sqlx::Error::Database(error) => Some(error.code()?.into_owned()),
        _ => None,
    }
}

fn is_broken_connection(error: &DbErr) -> bool {
    use sqlx::Error;
    matches!(driver(error), Some(Error::Io(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed))
}

fn driver(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

fn is_sqlite(code: &str, primary: &[i32]) -> bool {
    code.len() < 5 && code.parse::<i32>().is_ok_and(|code| primary.contains(&(code & 0xff)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extended_codes_of_sqlite_count_as_their_primary_one() {
        assert!(is_sqlite("5", SQLITE_NOT_NOW));
        assert!(is_sqlite("261", SQLITE_NOT_NOW));
        assert!(!is_sqlite("2067", SQLITE_NOT_NOW));
        assert!(!is_sqlite("40001", SQLITE_NOT_NOW));
    }

    /// A change waits its time for another writer and is then told to come back; reads go on meanwhile.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_locked_database_is_unavailable_for_changes_only() {
        use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};

        use crate::testing::TestPlatform;

        let platform = TestPlatform::sqlite().await;
        let admin = platform.admin("agent").await;
        let file = SqliteConnectOptions::new().filename(platform.file());
        let mut other = file.connect().await.unwrap();
        other.execute("BEGIN IMMEDIATE").await.unwrap();
        let answer = admin.post("/v1/auth/sign-out", serde_json::Value::Null).await;
        assert!(answer.headers.contains_key("retry-after"));
        answer.refused("unavailable");
        admin.get("/v1/me").await.ok();
        other.execute("ROLLBACK").await.unwrap();
        admin.post("/v1/auth/sign-out", serde_json::Value::Null).await.ok();
    }
}
