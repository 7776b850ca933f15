//! When somebody was last here, so that a restart opens no locked console (CON-5).

use chrono::{DateTime, Utc};

use super::Store;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Idle {
    pub locked: bool,
    pub active_at: DateTime<Utc>,
}

impl Store {
    pub async fn idle(&self) -> sqlx::Result<Option<Idle>> {
        let found: Option<(bool, String)> =
            sqlx::query_as("SELECT locked, active_at FROM idle").fetch_optional(&self.pool).await?;
        // An instant that can't be read counts as long ago.
        Ok(found.map(|(locked, at)| Idle { locked, active_at: at.parse().unwrap_or_default() }))
    }

    pub async fn put_idle(&self, idle: Idle) -> sqlx::Result<()> {
        let sql = "INSERT INTO idle (one, locked, active_at) VALUES (1, ?, ?)
                   ON CONFLICT (one) DO UPDATE SET locked = excluded.locked, active_at = excluded.active_at";
        let query = sqlx::query(sql).bind(idle.locked).bind(idle.active_at.to_rfc3339());
        query.execute(&self.pool).await.map(|_| ())
    }
}
