//! Small things that are read and written whole: settings, preferences, saved views.

use serde::{Serialize, de::DeserializeOwned};

use super::Store;

/// A kind of document. One that no longer parses counts as absent: its reader has defaults.
pub(crate) trait Document: Serialize + DeserializeOwned {
    const KIND: &'static str;
}

impl Store {
    pub async fn document<D: Document>(&self, owner: &str, id: &str) -> sqlx::Result<Option<D>> {
        let query = sqlx::query_as("SELECT body FROM documents WHERE kind = ? AND owner = ? AND id = ?");
        let found: Option<(String,)> = query.bind(D::KIND).bind(owner).bind(id).fetch_optional(&self.pool).await?;
        Ok(found.and_then(|(body,)| serde_json::from_str(&body).ok()))
    }

    /// All documents of an owner, in the order in which they were first written.
    pub async fn documents<D: Document>(&self, owner: &str) -> sqlx::Result<Vec<D>> {
        let query = sqlx::query_as("SELECT body FROM documents WHERE kind = ? AND owner = ? ORDER BY rowid");
        let found: Vec<(String,)> = query.bind(D::KIND).bind(owner).fetch_all(&self.pool).await?;
        Ok(found.iter().filter_map(|(body,)| serde_json::from_str(body).ok()).collect())
    }

    pub async fn put_document<D: Document>(&self, owner: &str, id: &str, document: &D) -> sqlx::Result<()> {
        let body = serde_json::to_string(document).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let sql = "INSERT INTO documents (kind, owner, id, body) VALUES (?, ?, ?, ?)
                   ON CONFLICT (kind, owner, id) DO UPDATE SET body = excluded.body";
        let query = sqlx::query(sql).bind(D::KIND).bind(owner).bind(id).bind(body);
        query.execute(&self.pool).await.map(|_| ())
    }

    pub async fn remove_document<D: Document>(&self, owner: &str, id: &str) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM documents WHERE kind = ? AND owner = ? AND id = ?");
        query.bind(D::KIND).bind(owner).bind(id).execute(&self.pool).await.map(|_| ())
    }
}
