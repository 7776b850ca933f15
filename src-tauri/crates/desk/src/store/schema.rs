//! The tables, as a list of steps; `user_version` says how many were taken.

use sqlx::SqlitePool;

const STEPS: &[&str] = &["
    CREATE TABLE connections (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, built_in INTEGER NOT NULL, url TEXT, environment TEXT,
        account TEXT, signed_in INTEGER NOT NULL, opened_at TEXT
    ) STRICT;
    CREATE TABLE documents (
        kind TEXT NOT NULL, owner TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, owner, id)
    ) STRICT;
    CREATE TABLE open_actions (
        id TEXT PRIMARY KEY, connection TEXT NOT NULL, body TEXT NOT NULL, sent_at TEXT
    ) STRICT;
    CREATE TABLE exports (id TEXT PRIMARY KEY, connection TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE idle (one INTEGER PRIMARY KEY CHECK (one = 1), locked INTEGER NOT NULL, active_at TEXT NOT NULL) STRICT;
"];

pub(super) async fn migrate(pool: &SqlitePool) -> sqlx::Result<()> {
    let (taken,): (i64,) = sqlx::query_as("PRAGMA user_version").fetch_one(pool).await?;
    for (number, step) in (1_i64..).zip(STEPS).filter(|(number, _)| *number > taken) {
        let mut transaction = pool.begin().await?;
        sqlx::raw_sql(*step).execute(&mut *transaction).await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PRAGMA user_version = {number}")))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    }
    Ok(())
}
