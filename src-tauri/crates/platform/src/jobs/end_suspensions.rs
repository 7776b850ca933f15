//! Temporary suspensions end by themselves (SUS-1).

use steward_contract::{AuditAction, UserPath};

use crate::{
    Platform,
    actions::{
        steps::{Doer, take_all},
        subject::Subject,
        users::reactivate::{NONE, lift},
    },
    error::ApiError,
    store::{audit, entity::suspension::Model, suspensions, user_records},
};

/// Suspensions that one sweep ends.
const AT_ONCE: u64 = 500;

const REASON: &str = "The suspension had an end, and it came.";

pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    let now = platform.clock().now_ms();
    for suspension in suspensions::due(platform.database().read(), now, AT_ONCE).await? {
        end(platform, &suspension).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, suspension: &Model) -> Result<(), ApiError> {
    let transaction = platform.database().begin().await?;
    let Some(user) = user_records::of_number(&transaction, suspension.user_id).await? else { return Ok(()) };
    let subject = Subject::lock(platform, &transaction, &UserPath { user_id: user.user_id }).await?;
    if subject.suspension.as_ref().is_some_and(|in_force| in_force.id != suspension.id) {
        // Lifted and suspended anew since the look: that suspension has an end of its own, or none.
        return Ok(());
    }
    let now = platform.clock().now();
    let doer = Doer {
        platform,
        transaction: &transaction,
        by: None,
        reason: Some(REASON),
        password: None,
        now: now.timestamp_millis(),
    };
    let steps = lift(&subject, NONE, now);
    if steps.is_empty() {
        // The user is not suspended any more, or deleted: only the row is left to close.
        suspensions::end(&transaction, user.id, REASON, doer.now).await?;
    } else {
        let effects = take_all(&steps, &subject, &doer).await?;
        audit::append(&transaction, doer.record(AuditAction::UserReactivated, &subject, effects)).await?;
    }
    Ok(transaction.commit().await?)
}
