//! Temporary suspensions end by themselves (SUS-1).

use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use steward_contract::{AuditAction, ReactivationConditions};

use crate::{
    Platform,
    actions::reactivate::{self, Lifted, Lifting},
    store::{
        audit::{self, Record},
        entity::{
            suspension::{Column, Entity, Model},
            user,
        },
    },
};

/// Suspensions that one sweep ends.
const AT_ONCE: u64 = 500;

const REASON: &str = "The suspension had an end, and it came.";

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let due = Entity::find().filter(Column::EndedAt.is_null()).filter(Column::Until.lte(platform.clock().now_ms()));
    let due = due.order_by_asc(Column::Until).limit(AT_ONCE).all(platform.database().read()).await?;
    for suspension in due {
        end(platform, &suspension).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, suspension: &Model) -> Result<(), DbErr> {
    let transaction = platform.database().begin().await?;
    let Some(user) = user::Entity::find_by_id(suspension.user_id).one(&transaction).await? else { return Ok(()) };
    let conditions = ReactivationConditions { require_password_change: false, require_kyc: false, monitor_days: None };
    let lifting = Lifting { reason: REASON, conditions, by: None };
    match reactivate::apply(platform, &transaction, &user, &lifting).await? {
        Ok(lifted) => record(platform, &transaction, &user, lifted).await?,
        // The user is not suspended any more, or deleted: only the row is left to close.
        Err(_) => reactivate::end_suspensions(&transaction, user.id, REASON, platform.clock().now_ms()).await?,
    }
    transaction.commit().await
}

async fn record(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    lifted: Lifted,
) -> Result<(), DbErr> {
    let mut record = Record::by_platform(platform, AuditAction::UserReactivated);
    record.user_id = Some(user.user_id);
    record.reason = Some(REASON.to_owned());
    let record = record
        .change("status", Some(lifted.old.to_string()), Some(lifted.status.to_string()))
        .fact("user_mailed", lifted.user_mailed);
    audit::append(transaction, record).await?;
    Ok(())
}
