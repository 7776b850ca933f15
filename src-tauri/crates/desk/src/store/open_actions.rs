//! Actions that are not known to have ended: their key and the frozen request, stored before anything is sent.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Store;
use crate::{PreparedAction, actions};

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StoredAction {
    pub prepared: PreparedAction,
    /// When it was sent; `None` while it is certain that it was not.
    pub sent_at: Option<DateTime<Utc>>,
}

impl Store {
    pub async fn put_action(&self, connection: Uuid, action: &PreparedAction) -> sqlx::Result<()> {
        let body = serde_json::to_string(action).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let query = sqlx::query("INSERT INTO open_actions (id, connection, body) VALUES (?, ?, ?)");
        let query = query.bind(action.action_id.to_string()).bind(connection.to_string()).bind(body);
        query.execute(&self.pool).await.map(|_| ())
    }

    pub async fn action(&self, connection: Uuid, id: Uuid) -> sqlx::Result<Option<StoredAction>> {
        let query = sqlx::query_as("SELECT body, sent_at FROM open_actions WHERE connection = ? AND id = ?");
        let found = query.bind(connection.to_string()).bind(id.to_string()).fetch_optional(&self.pool).await?;
        found.map(read).transpose()
    }

    /// The actions that were sent and whose outcome is not known, oldest first.
    pub async fn sent_actions(&self, connection: Uuid) -> sqlx::Result<Vec<StoredAction>> {
        let sql =
            "SELECT body, sent_at FROM open_actions WHERE connection = ? AND sent_at IS NOT NULL ORDER BY sent_at";
        let found = sqlx::query_as(sql).bind(connection.to_string()).fetch_all(&self.pool).await?;
        found.into_iter().map(read).collect()
    }

    /// Says when an action was sent, or that it certainly has no effect yet.
    pub async fn mark_sent(&self, id: Uuid, sent_at: Option<DateTime<Utc>>) -> sqlx::Result<()> {
        let query = sqlx::query("UPDATE open_actions SET sent_at = ? WHERE id = ?");
        let query = query.bind(sent_at.map(|at| at.to_rfc3339())).bind(id.to_string());
        query.execute(&self.pool).await.map(|_| ())
    }

    pub async fn remove_action(&self, id: Uuid) -> sqlx::Result<()> {
        let query = sqlx::query("DELETE FROM open_actions WHERE id = ?");
        query.bind(id.to_string()).execute(&self.pool).await.map(|_| ())
    }

    /// Forgets what was prepared and never sent, when the console starts.
    pub async fn remove_unsent_actions(&self) -> sqlx::Result<()> {
        sqlx::query("DELETE FROM open_actions WHERE sent_at IS NULL").execute(&self.pool).await.map(|_| ())
    }
}

fn read((body, sent_at): (String, Option<String>)) -> sqlx::Result<StoredAction> {
    let prepared = actions::read(&body).map_err(|error| sqlx::Error::Decode(error.into()))?;
    let sent_at = sent_at.map(|at| at.parse().map_err(|error: chrono::ParseError| sqlx::Error::Decode(error.into())));
    Ok(StoredAction { prepared, sent_at: sent_at.transpose()? })
}
