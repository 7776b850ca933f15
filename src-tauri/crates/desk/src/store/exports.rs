//! Exports of this console, running and past.

use uuid::Uuid;

use super::Store;
use crate::ExportStatus;

impl Store {
    pub async fn put_export(&self, export: &ExportStatus) -> sqlx::Result<()> {
        let body = serde_json::to_string(export).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let sql = "INSERT INTO exports (id, connection, body) VALUES (?, ?, ?)
                   ON CONFLICT (id) DO UPDATE SET body = excluded.body";
        let query = sqlx::query(sql).bind(export.id.to_string()).bind(export.connection.to_string()).bind(body);
        query.execute(&self.pool).await.map(|_| ())
    }

    pub async fn export(&self, id: Uuid) -> sqlx::Result<Option<ExportStatus>> {
        let query = sqlx::query_as("SELECT body FROM exports WHERE id = ?");
        let found: Option<(String,)> = query.bind(id.to_string()).fetch_optional(&self.pool).await?;
        Ok(found.and_then(|(body,)| serde_json::from_str(&body).ok()))
    }

    /// Newest first, of one connection or of all.
    pub async fn exports(&self, connection: Option<Uuid>) -> sqlx::Result<Vec<ExportStatus>> {
        let sql = "SELECT body FROM exports WHERE ?1 IS NULL OR connection = ?1 ORDER BY rowid DESC";
        let query = sqlx::query_as(sql).bind(connection.map(|id| id.to_string()));
        let found: Vec<(String,)> = query.fetch_all(&self.pool).await?;
        Ok(found.iter().filter_map(|(body,)| serde_json::from_str(body).ok()).collect())
    }

    pub async fn remove_export(&self, id: Uuid) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM exports WHERE id = ?");
        query.bind(id.to_string()).execute(&self.pool).await.map(|_| ())
    }
}
