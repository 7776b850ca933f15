//! Deleting somebody for good takes five steps, each in a transaction of its own with its entry in the log (DEL-3): check what
//! stands in the way → archive what the law asks for → anonymize what stays → remove the rest → complete. The database says how
//! many were taken, so whoever comes next goes on there: after a crash, or on another server.

mod anonymize;
mod archive;
pub mod certificate;
mod check;
mod remove;

use sea_orm::DatabaseTransaction;
use steward_contract::{AuditAction, ErasedRecords, ErasureStep, RetainedData};

use crate::{
    Platform,
    error::ApiError,
    store::{
        audit::{self, Record},
        codes::Numbered,
        erasures::{self, Erasure},
    },
};

pub use archive::{NAME as ARCHIVE, open};

/// The archive is kept for as long as this.
pub const KEPT_FOR: RetainedData = RetainedData::FinancialTransactions;

/// Takes all steps of a user's erasure that can be taken now. One begins here where a user's time is over.
///
/// # Errors
/// When a step can't be taken; those before it were.
pub async fn go_on(platform: &Platform, user: i64) -> Result<(), ApiError> {
    while step(platform, user).await? {}
    Ok(())
}

/// Takes the next step. Whether another one can follow.
///
/// # Errors
/// When it can't be taken; nothing of it happened then.
pub async fn step(platform: &Platform, user: i64) -> Result<bool, ApiError> {
    let transaction = platform.database().begin().await?;
    let begun = erasures::lock(&transaction, user).await?;
    let erasure = match begun {
        Some(erasure) => erasure,
        None => match check::begin(platform, &transaction, user).await? {
            Some(erasure) => erasure,
            None => return Ok(false),
        },
    };
    let Some(next) = ErasureStep::from_number(erasure.taken + 1) else { return Ok(false) };
    let work = Work { platform, transaction: &transaction, now: platform.clock().now_ms(), erasure: &erasure };
    let went = work.take(next).await?;
    transaction.commit().await?;
    Ok(went && next != ErasureStep::Complete)
}

/// One step of an erasure.
struct Work<'a> {
    platform: &'a Platform,
    transaction: &'a DatabaseTransaction,
    erasure: &'a Erasure,
    /// Unix milliseconds.
    now: i64,
}

/// What a step did, for the log.
struct Deed {
    record: Record,
    records: Vec<ErasedRecords>,
}

impl Work<'_> {
    /// Whether it was taken; otherwise it is tried again later.
    async fn take(&self, step: ErasureStep) -> Result<bool, ApiError> {
        let deed = match step {
            ErasureStep::Check => match check::take(self).await? {
                Some(deed) => deed,
                None => return Ok(false),
            },
            ErasureStep::Archive => archive::take(self).await?,
            ErasureStep::Anonymize => anonymize::take(self).await?,
            ErasureStep::Remove => remove::take(self).await?,
            ErasureStep::Complete => self.deed(AuditAction::UserErasureCompleted, Vec::new()),
        };
        let mut records: Vec<ErasedRecords> = serde_json::from_str(&self.erasure.records)?;
        records.extend(deed.records);
        erasures::take(self.transaction, self.erasure, step, &records, self.now).await?;
        let entry = audit::append(self.transaction, deed.record).await?;
        erasures::logged(self.transaction, self.erasure.id, step, self.now, entry).await?;
        Ok(true)
    }

    fn record(&self, action: AuditAction) -> Record {
        let mut record = Record::by_platform(self.platform, action).fact("erasure", self.erasure.erasure_id);
        record.user_id = Some(self.erasure.user_id);
        record
    }

    /// What is told of it in numbers, where there were any.
    fn deed(&self, action: AuditAction, records: Vec<ErasedRecords>) -> Deed {
        let records: Vec<ErasedRecords> = records.into_iter().filter(|table| table.count > 0).collect();
        let told = |record: Record, table: &ErasedRecords| record.fact(&table.table, table.count);
        Deed { record: records.iter().fold(self.record(action), told), records }
    }
}
