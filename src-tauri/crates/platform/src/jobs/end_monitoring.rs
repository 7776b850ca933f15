//! The flag Watch comes off when the days of monitoring are over (REA-1).

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use steward_contract::{AuditAction, ReactivationConditions};

use crate::{
    Platform,
    actions::reactivate::{self, Lifting},
    store::{
        audit::{self, Record},
        entity::{
            user,
            user_security::{Column, Entity, Model},
        },
    },
};

/// Users whose monitoring one sweep ends.
const AT_ONCE: u64 = 500;

const REASON: &str = "The days of monitoring are over.";

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let due = Entity::find().filter(Column::MonitoredUntil.lte(platform.clock().now_ms()));
    let due = due.order_by_asc(Column::MonitoredUntil).limit(AT_ONCE).all(platform.database().read()).await?;
    for monitored in due {
        end(platform, &monitored).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, monitored: &Model) -> Result<(), DbErr> {
    let transaction = platform.database().begin().await?;
    let ended = Entity::update_many()
        .col_expr(Column::MonitoredUntil, Expr::value(None::<i64>))
        .filter(Column::Id.eq(monitored.id))
        .filter(Column::MonitoredUntil.eq(monitored.monitored_until))
        .exec(&transaction)
        .await?;
    let user = user::Entity::find_by_id(monitored.id).one(&transaction).await?;
    let Some(user) = user.filter(|_| ended.rows_affected == 1) else { return Ok(()) };
    let conditions = ReactivationConditions { require_password_change: false, require_kyc: false, monitor_days: None };
    reactivate::flag(platform, &transaction, &user, false, &Lifting { reason: REASON, conditions, by: None }).await?;
    let mut record = Record::by_platform(platform, AuditAction::UserMonitoringEnded);
    record.user_id = Some(user.user_id);
    record.reason = Some(REASON.to_owned());
    audit::append(&transaction, record).await?;
    transaction.commit().await
}
