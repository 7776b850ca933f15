//! The platforms this console knows.

use sqlx::{FromRow, Row, sqlite::SqliteRow};
use steward_contract::Environment;
use uuid::Uuid;

use super::Store;
use crate::{Connection, ConnectionKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredConnection {
    pub id: String,
    pub name: String,
    pub built_in: bool,
    pub url: Option<String>,
    pub environment: Option<String>,
    pub account: Option<String>,
    pub signed_in: bool,
}

impl StoredConnection {
    pub fn uuid(&self) -> Uuid {
        self.id.parse().unwrap_or_default()
    }
}

/// By hand: sqlx's derive would compile the drivers, SQLCipher and OpenSSL a second time, for the compiler's own use.
impl FromRow<'_, SqliteRow> for StoredConnection {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get("id")?,
            name: row.try_get("name")?,
            built_in: row.try_get("built_in")?,
            url: row.try_get("url")?,
            environment: row.try_get("environment")?,
            account: row.try_get("account")?,
            signed_in: row.try_get("signed_in")?,
        })
    }
}

impl From<&StoredConnection> for Connection {
    fn from(stored: &StoredConnection) -> Self {
        let environment = stored.environment.as_deref().and_then(|code| code.parse::<Environment>().ok());
        Self {
            id: stored.uuid(),
            name: stored.name.clone(),
            kind: if stored.built_in { ConnectionKind::BuiltIn } else { ConnectionKind::Server },
            url: stored.url.clone(),
            environment,
            account: stored.account.clone(),
            signed_in: stored.signed_in,
        }
    }
}

impl Store {
    /// All connections, the one that was opened last first.
    pub async fn connections(&self) -> sqlx::Result<Vec<StoredConnection>> {
        sqlx::query_as("SELECT * FROM connections ORDER BY opened_at DESC, name").fetch_all(&self.pool).await
    }

    pub async fn connection(&self, id: Uuid) -> sqlx::Result<Option<StoredConnection>> {
        let query = sqlx::query_as("SELECT * FROM connections WHERE id = ?");
        query.bind(id.to_string()).fetch_optional(&self.pool).await
    }

    pub async fn put_connection(&self, connection: &StoredConnection) -> sqlx::Result<()> {
        let sql = "INSERT INTO connections (id, name, built_in, url, environment, account, signed_in)
                   VALUES (?, ?, ?, ?, ?, ?, ?)
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url,
                     environment = excluded.environment, account = excluded.account, signed_in = excluded.signed_in";
        let query = sqlx::query(sql).bind(&connection.id).bind(&connection.name).bind(connection.built_in);
        let query = query.bind(&connection.url).bind(&connection.environment).bind(&connection.account);
        query.bind(connection.signed_in).execute(&self.pool).await.map(|_| ())
    }

    pub async fn mark_opened(&self, id: Uuid, at: &str) -> sqlx::Result<()> {
        let query = sqlx::query("UPDATE connections SET opened_at = ? WHERE id = ?");
        query.bind(at).bind(id.to_string()).execute(&self.pool).await.map(|_| ())
    }

    /// Forgets a connection and everything that belongs to it.
    pub async fn remove_connection(&self, id: Uuid) -> sqlx::Result<()> {
        let id = id.to_string();
        let mut transaction = self.pool.begin().await?;
        for sql in [
            "DELETE FROM connections WHERE id = ?",
            "DELETE FROM documents WHERE owner = ? OR owner LIKE ?1 || '/%'",
            "DELETE FROM open_actions WHERE connection = ?",
            "DELETE FROM exports WHERE connection = ?",
        ] {
            sqlx::query(sql).bind(&id).execute(&mut *transaction).await?;
        }
        transaction.commit().await
    }
}
