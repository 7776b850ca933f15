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
",
r#"
    -- Bodies were written in camelCase. Inside a text a quote is escaped, so that no text looks like a name.
    UPDATE documents SET body = replace(replace(replace(replace(body,
        '"colorScheme":', '"color_scheme":'), '"singleLetterKeys":', '"single_letter_keys":'),
        '"lockAfterMinutes":', '"lock_after_minutes":'), '"timeZone":', '"time_zone":') WHERE kind = 'settings';
    UPDATE documents SET body = replace(replace(body,
        '"peekOpen":', '"peek_open":'), '"peekWidth":', '"peek_width":') WHERE kind = 'preferences';
    UPDATE open_actions SET body = replace(replace(replace(replace(body,
        '"actionId":', '"action_id":'), '"userId":', '"user_id":'),
        '"userName":', '"user_name":'), '"userEmail":', '"user_email":');
    UPDATE exports SET body = replace(replace(replace(replace(replace(replace(body,
        '"fileName":', '"file_name":'), '"totalRows":', '"total_rows":'), '"rowsPerSecond":', '"rows_per_second":'),
        '"startedAt":', '"started_at":'), '"finishedAt":', '"finished_at":'), '"scopeLabel":', '"scope_label":');
    UPDATE exports SET body = replace(replace(replace(body,
        '"requestId":', '"request_id":'), '"retryAfter":', '"retry_after":'), '"attemptsLeft":', '"attempts_left":');
"#];

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
