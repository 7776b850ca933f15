//! Deleted users whose time is over are deleted for good, and what was begun is gone on with (DEL-3). What the law asked to
//! be kept of them goes when its own time is over (DEL-2).

use steward_contract::AuditAction;

use crate::{
    Platform, erasure,
    error::ApiError,
    store::{
        archives,
        audit::{self, Record},
        erasures::{self, KEPT, change},
    },
};

/// Users whom one sweep goes on with.
const AT_ONCE: u64 = 100;

pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    let (read, now) = (platform.database().read(), platform.clock().now_ms());
    let mut users = erasures::under_way(read, now, AT_ONCE).await?;
    users.extend(erasures::due(read, now, AT_ONCE).await?);
    for user in archives::over(read, now, AT_ONCE).await? {
        expire(platform, user).await?;
    }
    if users.is_empty() {
        return Ok(());
    }
    // What is taken out of the file is wiped from it, too.
    platform.database().wipe_what_is_overwritten(true).await?;
    let mut failure = None;
    for user in users {
        // One that can't go on keeps no other from it.
        if let Err(error) = erasure::go_on(platform, user).await {
            failure = Some(error);
        }
    }
    platform.database().wipe_what_is_overwritten(false).await?;
    failure.map_or(Ok(()), Err)
}

/// What was kept of an erased user for as long as the law asks goes.
async fn expire(platform: &Platform, user: i64) -> Result<(), ApiError> {
    let transaction = platform.database().begin().await?;
    let Some(erasure) = erasures::lock(&transaction, user).await? else { return Ok(()) };
    let mut record = Record::by_platform(platform, AuditAction::UserArchiveExpired).fact("erasure", erasure.erasure_id);
    record.user_id = Some(erasure.user_id);
    for (table, rows) in KEPT {
        let count = change(&transaction, format!("DELETE FROM {table} WHERE {rows}"), user).await?;
        record = if count > 0 { record.fact(table, count) } else { record };
    }
    audit::append(&transaction, record).await?;
    Ok(transaction.commit().await?)
}
