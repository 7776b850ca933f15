//! Step 1: whether the time is over, or somebody approved that it isn't waited for; and what else stands in the way.

use sea_orm::DatabaseTransaction;
use steward_contract::{AuditAction, UserStatus};

use super::{Deed, Work};
use crate::{
    Platform,
    error::ApiError,
    store::{
        audit,
        codes::Numbered,
        erasures::{self, Erasure},
        user_records,
    },
};

/// How long until it is looked again at what stands in the way, in milliseconds.
const PAUSE: i64 = 3_600_000;

/// The erasure of a deleted user whose time is over; none of anybody else.
pub async fn begin(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    id: i64,
) -> Result<Option<Erasure>, ApiError> {
    // Whoever restores the user holds them too.
    let Some(user) = user_records::lock_number(transaction, id).await? else { return Ok(None) };
    let (profile, _) = user_records::account(transaction, id).await?;
    let now = platform.clock().now_ms();
    let is_due = profile.hard_delete_at.is_some_and(|due| due <= now);
    if !is_due || user.status != UserStatus::Deleted.number() {
        return Ok(None);
    }
    let erasure = Erasure {
        id,
        erasure_id: platform.new_id(),
        user_id: user.user_id,
        deleted_at: profile.deleted_at.unwrap_or(profile.status_since),
        began_at: now,
        requested_by: None,
        requested_by_name: None,
        approved_by: None,
        approved_by_name: None,
        taken: 0,
        next_at: Some(now),
        held: "[]".to_owned(),
        records: "[]".to_owned(),
    };
    erasures::insert(transaction, erasure.clone()).await?;
    Ok(Some(erasure))
}

/// `None` where something stands in the way; the log says so once.
pub async fn take(work: &Work<'_>) -> Result<Option<Deed>, ApiError> {
    let Work { transaction, erasure, now, .. } = work;
    let held = erasures::held(*transaction, erasure.id).await?;
    if held.is_empty() {
        return Ok(Some(work.deed(AuditAction::UserErasureChecked, Vec::new())));
    }
    erasures::hold(transaction, erasure.id, &held, now + PAUSE).await?;
    if serde_json::to_string(&held)? != erasure.held {
        let record = work.record(AuditAction::UserErasureHeld);
        let record = held.iter().fold(record, |record, held| record.fact(held.hold.as_str(), held.count));
        audit::append(transaction, record).await?;
    }
    Ok(None)
}
