//! What this console remembers: one encrypted SQLite file (SQLCipher), its key in the keychain. One file per table.

mod connections;
mod documents;
mod exports;
mod idle;
mod open_actions;
mod schema;

use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret as _, SecretString};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

pub(crate) use connections::StoredConnection;
pub(crate) use documents::Document;
pub(crate) use idle::Idle;

#[derive(Clone)]
pub(crate) struct Store {
    pool: SqlitePool,
}

impl Store {
    /// Opens the file with its key, or makes it. A file that the key doesn't open, or that is damaged, is set aside:
    /// what it held can't be read by anyone any more.
    pub async fn open(path: &Path, key: &SecretString) -> sqlx::Result<Self> {
        make_private(path)?;
        match Self::connect(options(path, key)).await {
            Err(error) if is_unreadable(&error) => {
                let aside = set_aside(path)?;
                tracing::error!(aside = %aside.display(), "the local store can't be read and was set aside");
                make_private(path)?;
                Self::connect(options(path, key)).await
            }
            opened => opened,
        }
    }

    /// A store that ends with the program.
    pub async fn in_memory() -> sqlx::Result<Self> {
        Self::connect(SqliteConnectOptions::new().in_memory(true)).await
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }

    async fn connect(options: SqliteConnectOptions) -> sqlx::Result<Self> {
        // One connection: the store is small, and a database in memory belongs to its connection.
        let pool = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        let pool = pool.connect_with(options.foreign_keys(true)).await?;
        schema::migrate(&pool).await?;
        Ok(Self { pool })
    }
}

/// A raw key, so that SQLCipher derives nothing from it: 32 random bytes in hex. What is written is on the disk when the
/// call returns, because an action's key must be stored before the action is sent.
fn options(path: &Path, key: &SecretString) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{}'\"", key.expose_secret()))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // The key is set by a statement, which no log may show.
        .disable_statement_logging()
}

/// Makes the file before SQLite does, readable by its owner alone.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

/// SQLITE_CORRUPT (11) and SQLITE_NOTADB (26), which is also what a wrong key looks like.
fn is_unreadable(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 11 | 26))
}

fn set_aside(path: &Path) -> std::io::Result<PathBuf> {
    let free = (1..).map(|number| path.with_extension(format!("unreadable-{number}")));
    let aside = free.into_iter().find(|path| !path.exists()).unwrap_or_else(|| path.with_extension("unreadable"));
    std::fs::rename(path, &aside)?;
    for suffix in ["-wal", "-shm"] {
        let mut companion = path.as_os_str().to_owned();
        companion.push(suffix);
        let _ = std::fs::remove_file(companion);
    }
    Ok(aside)
}

#[cfg(test)]
mod tests;
