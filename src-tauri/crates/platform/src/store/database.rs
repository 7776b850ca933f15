//! The platform's database: one way in for SQLite and PostgreSQL.

use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use sqlx::{
    Connection as _,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{migration::Migrator, private};

/// Where reads and changes go. Reads go on beside changes, which wait for each other: on SQLite there is one connection that
/// writes, on PostgreSQL there are a few, so that those which wait keep nobody from reading.
#[derive(Debug, Clone)]
pub struct Database {
    read: DatabaseConnection,
    write: DatabaseConnection,
    /// For [`Database::snapshot`].
    snapshots: DatabaseConnection,
}

/// Where reads of SQLite come from. PostgreSQL has memory of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cache {
    /// The file itself, mapped: fastest, and right where the machine is there for the platform.
    #[default]
    Mapped,
    /// A few MiB: the platform is a guest in another program, whose memory this would count as.
    Small,
}

/// States of the data that can be read from at once. On connections of their own: however slowly they are read, nobody
/// else waits for one.
pub const SNAPSHOTS: u32 = 8;

/// Connections to PostgreSQL for them. One that is given up goes on for a while until the server has noticed.
const POSTGRES_SNAPSHOTS: u32 = 12;

/// Connections to PostgreSQL for reading, and for changes.
const POSTGRES_READERS: u32 = 16;
const POSTGRES_WRITERS: u32 = 8;

/// How long a change waits for its turn before the caller is told to come back.
const BUSY: Duration = Duration::from_secs(5);

/// After this long a connection to PostgreSQL is tested before it is used.
const RESTED: Duration = Duration::from_secs(1);

/// After this long without a snapshot its connection ends, with the memory that it has.
const UNUSED: Duration = Duration::from_secs(60);

impl Database {
    /// Opens `sqlite:PATH` (created when absent), `sqlite::memory:` or `postgres://…`, and brings its schema up to date.
    ///
    /// # Errors
    /// When the URL is of neither kind, or the database can't be reached or migrated.
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        Self::open_with(url, Cache::default()).await
    }

    /// The same, with another cache.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub async fn open_with(url: &str, cache: Cache) -> Result<Self, DbErr> {
        let database = Self::connect_or_create(url, true, cache).await?;
        database.migrate().await?;
        Ok(database)
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a step can't be made.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        Migrator::up(&self.write, None).await
    }

    /// Opens a database, creating it when it is absent, and leaves its schema to whoever owns it.
    ///
    /// # Errors
    /// When the URL is of neither kind, or the database can't be reached.
    pub async fn create(url: &str) -> Result<Self, DbErr> {
        Self::connect_or_create(url, true, Cache::default()).await
    }

    /// Opens a database as it is.
    ///
    /// # Errors
    /// When the URL is of neither kind, or the database doesn't exist or can't be reached.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        Self::connect_or_create(url, false, Cache::default()).await
    }

    async fn connect_or_create(url: &str, create: bool, cache: Cache) -> Result<Self, DbErr> {
        match url.split_once(':') {
            Some(("sqlite", _)) => open_sqlite(url, create, cache).await,
            Some(("postgres" | "postgresql", _)) => open_postgres(url).await,
            _ => Err(DbErr::Custom(format!(
                "\"{}\" is no database this platform can use; give sqlite:PATH or postgres://USER@HOST/NAME",
                url.split(':').next().unwrap_or_default()
            ))),
        }
    }

    /// Ends all connections; a SQLite database is then in its one file.
    ///
    /// # Errors
    /// When a connection can't be ended.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.snapshots.close().await?;
        self.write.close().await
    }

    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a change: all of it happens at the commit, or none when the transaction is dropped before.
    ///
    /// # Errors
    /// When the database can't be written now.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        // Takes SQLite's write lock at once: a transaction that reads first and then finds it taken could not wait.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.write.begin_with_options(options).await
    }

    /// Whether SQLite overwrites with zeros what it takes out of its file. Ending it also empties the log of changes,
    /// which has older pages. A server does with its files what it wants.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn wipe_what_is_overwritten(&self, wipe: bool) -> Result<(), DbErr> {
        if self.write.get_database_backend() != DbBackend::Sqlite {
            return Ok(());
        }
        let statement = if wipe {
            "PRAGMA secure_delete = on"
        } else {
            "PRAGMA wal_checkpoint(truncate); PRAGMA secure_delete = off"
        };
        self.write.execute_unprepared(statement).await.map(|_| ())
    }

    /// One state of the data, the one of the first question, for as long as it takes to read it.
    ///
    /// # Errors
    /// When the database can't be read, or [`SNAPSHOTS`] are being read.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = match self.snapshots.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            // Of SQLite every transaction is one, and its connections here write nothing.
            _ => TransactionOptions::default(),
        };
        self.snapshots.begin_with_options(options).await
    }

    pub fn write(&self) -> &DatabaseConnection {
        &self.write
    }
}

async fn open_sqlite(url: &str, create: bool, cache: Cache) -> Result<Database, DbErr> {
    let options: SqliteConnectOptions = url.parse().map_err(conversion)?;
    // A database in memory belongs to its one connection.
    let in_memory = url.contains(":memory:");
    if !in_memory {
        let file = options.get_filename();
        let private = if create { private::make_database(file) } else { private::make_private(file) };
        private.map_err(|error| DbErr::Custom(format!("{} can't be kept private: {error}", file.display())))?;
    }
    // Each connection's own cache can stay small where all share the mapped file.
    let (mapped, own, connections) = match cache {
        Cache::Mapped => ("4294967296", "-2048", 8),
        Cache::Small => ("0", "-4096", 3),
    };
    let options = options
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .statement_cache_capacity(256)
        // A page fits, so that whoever reads it is woken once.
        .row_buffer_size(256)
        .pragma("mmap_size", mapped)
        .pragma("cache_size", own)
        .pragma("temp_store", "memory")
        // A row that is replaced counts as one that is deleted, for the triggers that keep the audit log.
        .pragma("recursive_triggers", "on");
    // A file doesn't go away as a server does: nothing to test before a connection is used.
    let pool = SqlitePoolOptions::new().acquire_timeout(BUSY).test_before_acquire(false);
    let write = pool.clone().max_connections(1).connect_with(options.clone());
    let write = write.await.map_err(connection)?;
    let (read, snapshots) = if in_memory {
        (write.clone(), write.clone())
    } else {
        let options = options.pragma("query_only", "true");
        let snapshots = pool.clone().idle_timeout(UNUSED).max_connections(SNAPSHOTS);
        let readers = pool.min_connections(2).max_connections(connections);
        (readers.connect_with(options.clone()).await.map_err(connection)?, snapshots.connect_lazy_with(options))
    };
    let [read, write, snapshots] = [read, write, snapshots].map(SqlxSqliteConnector::from_sqlx_sqlite_pool);
    Ok(Database { read, write, snapshots })
}

async fn open_postgres(url: &str) -> Result<Database, DbErr> {
    let options: PgConnectOptions = url.parse().map_err(conversion)?;
    let options = options.application_name("steward-platform").statement_cache_capacity(256);
    // A page takes a few milliseconds: compiling its plan or starting workers for it would take longer, and one call
    // shall not take every processor.
    let options = options.options([("jit", "off"), ("max_parallel_workers_per_gather", "0")]);
    let pool = PgPoolOptions::new().acquire_timeout(BUSY);
    // Testing each connection before each use would double the way to the server; one that rested may have been cut.
    let pool = pool.test_before_acquire(false).before_acquire(|connection, past| {
        Box::pin(async move {
            if past.idle_for > RESTED {
                connection.ping().await?;
            }
            Ok(true)
        })
    });
    // A change asks by key: its plans don't depend on what is bound, so each is made once for a connection and not five times.
    let changing = options.clone().options([("plan_cache_mode", "force_generic_plan")]);
    let snapshots = pool.clone().max_connections(POSTGRES_SNAPSHOTS).connect_lazy_with(options.clone());
    let pool = pool.min_connections(2);
    let write = pool.clone().max_connections(POSTGRES_WRITERS).connect_with(changing).await.map_err(connection)?;
    let read = pool.max_connections(POSTGRES_READERS).connect_with(options).await.map_err(connection)?;
    let [read, write, snapshots] = [read, write, snapshots].map(SqlxPostgresConnector::from_sqlx_postgres_pool);
    Ok(Database { read, write, snapshots })
}

#[allow(clippy::needless_pass_by_value, reason = "it is what map_err passes")]
fn conversion(error: sqlx::Error) -> DbErr {
    DbErr::Custom(format!("this database URL cannot be read: {error}"))
}

fn connection(error: sqlx::Error) -> DbErr {
    DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_fresh_database_gets_its_schema_and_a_second_start_leaves_it() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("steward.db").display());
        for _ in 0..2 {
            Database::open(&url).await.unwrap();
        }
    }

    /// Also of a database that was made by an older version.
    #[cfg(unix)]
    #[tokio::test]
    async fn only_the_owner_can_look_into_the_files() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let (new, file) = (folder.path().join("new"), folder.path().join("new").join("steward.db"));
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for _ in 0..2 {
            let database = Database::open(&format!("sqlite:{}", file.display())).await.unwrap();
            let files = [file.clone(), private::beside(&file, "-wal"), private::beside(&file, "-shm")];
            assert_eq!(files.each_ref().map(|file| mode(file)), [0o600; 3]);
            assert_eq!(mode(&new), 0o700);
            for file in files {
                std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644)).unwrap();
            }
            drop(database);
        }
    }

    #[tokio::test]
    async fn other_databases_are_refused_without_repeating_the_url() {
        let error = Database::open("mysql://root:secret@localhost/x").await.unwrap_err().to_string();
        assert!(error.contains("mysql") && !error.contains("secret"), "{error}");
    }
}
