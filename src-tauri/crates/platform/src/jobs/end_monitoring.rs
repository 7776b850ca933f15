//! The flag Watch comes off when the days of monitoring are over (REA-1).

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use steward_contract::{AuditAction, Flag, UserPath};

use crate::{
    Platform,
    actions::{
        steps::{Doer, Step},
        subject::Subject,
    },
    error::ApiError,
    store::{
        audit,
        entity::{
            user,
            user_security::{Column, Entity, Model},
        },
    },
};

/// Users whose monitoring one sweep ends.
const AT_ONCE: u64 = 500;

const REASON: &str = "The days of monitoring are over.";

pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    let due = Entity::find().filter(Column::MonitoredUntil.lte(platform.clock().now_ms()));
    let due = due.order_by_asc(Column::MonitoredUntil).limit(AT_ONCE).all(platform.database().read()).await?;
    for monitored in due {
        end(platform, &monitored).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, monitored: &Model) -> Result<(), ApiError> {
    let transaction = platform.database().begin().await?;
    let ended = Entity::update_many()
        .col_expr(Column::MonitoredUntil, Expr::value(None::<i64>))
        .filter(Column::Id.eq(monitored.id))
        .filter(Column::MonitoredUntil.eq(monitored.monitored_until))
        .exec(&transaction)
        .await?;
    let user = user::Entity::find_by_id(monitored.id).one(&transaction).await?;
    let Some(user) = user.filter(|_| ended.rows_affected == 1) else { return Ok(()) };
    let subject = Subject::lock(platform, &transaction, &UserPath { user_id: user.user_id }).await?;
    let now = platform.clock().now_ms();
    let doer = Doer { platform, transaction: &transaction, by: None, reason: Some(REASON), password: None, now };
    let effects = Step::ChangeFlag(Flag::Watch, false).take(&subject, &doer).await?;
    audit::append(&transaction, doer.record(AuditAction::UserMonitoringEnded, &subject, effects)).await?;
    Ok(transaction.commit().await?)
}
