//! One change of the database: a transaction that happens wholly or not at all.

use std::time::Duration;

use sea_orm::{DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use super::{Database, failure};

/// How often a transaction runs again after losing to another one.
const ATTEMPTS: u32 = 5;

/// Errors that may be a database error worth another try.
pub trait MaybeDatabase: From<DbErr> {
    fn database(&self) -> Option<&DbErr>;
}

impl MaybeDatabase for DbErr {
    fn database(&self) -> Option<&DbErr> {
        Some(self)
    }
}

impl Database {
    /// Runs `work` in a transaction that is committed when it returns `Ok`, and again, a bounded number of times, when
    /// another transaction got in its way. So `work` must do nothing but use the transaction.
    ///
    /// # Errors
    /// Those of `work`, and those of the database; then nothing has changed.
    pub async fn change<T, E: MaybeDatabase>(
        &self,
        work: impl AsyncFn(&DatabaseTransaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut attempt = 1;
        loop {
            match self.attempt(&work).await {
                Err(error) if attempt < ATTEMPTS && error.database().is_some_and(failure::is_conflict) => {
                    tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                    attempt += 1;
                }
                result => return result,
            }
        }
    }

    async fn attempt<T, E: MaybeDatabase>(
        &self,
        work: &impl AsyncFn(&DatabaseTransaction) -> Result<T, E>,
    ) -> Result<T, E> {
        // Taking SQLite's write lock at once: a transaction that reads first and then finds the lock taken can't wait.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.write().begin_with_options(options).await?;
        // Dropped without a commit, it is rolled back.
        let value = work(&transaction).await?;
        transaction.commit().await?;
        Ok(value)
    }
}
