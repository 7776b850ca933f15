//! Lifting a suspension: by an admin (REA-1), or by the platform when a temporary one ends (SUS-1).

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr,
};
use serde_json::json;
use steward_contract::{
    AdminRef, Flag, KycStatus, Money, Problem, ProblemCode, ReactivationConditions, SuspensionReason, UserStatus,
};

use super::{mail, money, status, target};
use crate::{
    Platform,
    api::error::detailed,
    domain::status::{Transition, after},
    store::{
        codes::{Numbered, PayoutStatus, Trait},
        entity::{flag_event, kyc_event, suspension, user, user_security},
    },
};

/// How a suspension is lifted, and by whom; nobody when it ends by itself.
pub struct Lifting<'a> {
    pub reason: &'a str,
    pub conditions: ReactivationConditions,
    pub by: Option<AdminRef>,
}

/// What came of it.
pub struct Lifted {
    pub old: UserStatus,
    pub status: UserStatus,
    pub payouts_released: Vec<Money>,
    pub user_mailed: bool,
}

/// Why this user can't be reactivated by one admin, if so.
///
/// # Errors
/// When the database can't be read.
pub async fn refusal(connection: &impl ConnectionTrait, user: &user::Model) -> Result<Option<Problem>, DbErr> {
    let status = target::status(user)?;
    if after(status, Transition::Reactivate { verify: false }).is_none() {
        return Ok(Some(target::wrong_status(status, "reactivated")));
    }
    let reason = open(connection, user.id).await?.and_then(|row| SuspensionReason::from_number(row.reason));
    Ok(reason.filter(|reason| reason.needs_approval_to_lift()).map(|reason| {
        let title = format!("A suspension for {reason} is lifted by two people.");
        detailed(
            ProblemCode::ApprovalRequired,
            title,
            "Another senior administrator must approve it. Nothing was changed.",
        )
    }))
}

/// The suspension that is in force.
///
/// # Errors
/// When the database can't be read.
pub async fn open(connection: &impl ConnectionTrait, user: i64) -> Result<Option<suspension::Model>, DbErr> {
    use suspension::{Column, Entity};
    let open = Entity::find().filter(Column::UserId.eq(user)).filter(Column::EndedAt.is_null());
    open.order_by_desc(Column::Since).one(connection).await
}

/// Lifts the suspension; the caller writes the audit entry in the same transaction.
///
/// # Errors
/// A refusal is the inner one; it has changed nothing. The outer one is a failure.
pub async fn apply(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    lifting: &Lifting<'_>,
) -> Result<Result<Lifted, Problem>, DbErr> {
    let (old, now) = (target::status(user)?, platform.clock().now_ms());
    let new = match becomes(user, old, lifting.conditions.require_kyc) {
        Some(new) if status::set(transaction, user, new, now).await? => new,
        _ => {
            let now = target::by_id(transaction, user.user_id).await?;
            let found = now.as_ref().map_or(Ok(old), target::status)?;
            return Ok(Err(target::wrong_status(found, "reactivated")));
        }
    };
    end_suspensions(transaction, user.id, lifting.reason, now).await?;
    set_conditions(platform, transaction, user, lifting).await?;
    let payouts_released = money::move_payouts(transaction, user.id, PayoutStatus::Held, PayoutStatus::Pending).await?;
    let letter = json!({
        "name": user.name,
        "change_password": lifting.conditions.require_password_change,
        "verify_identity": lifting.conditions.require_kyc,
    });
    let user_mailed = mail::put(platform, transaction, user, "reactivation", &letter).await?;
    Ok(Ok(Lifted { old, status: new, payouts_released, user_mailed }))
}

/// The status that lifting the suspension gives; `None` where there is none to lift.
pub fn becomes(user: &user::Model, now: UserStatus, require_kyc: bool) -> Option<UserStatus> {
    after(now, Transition::Reactivate { verify: require_kyc || !was_verified(user) })
}

/// Whoever never proved an address has not become trustworthy by being suspended.
fn was_verified(user: &user::Model) -> bool {
    Trait::EmailVerified.is_in(user.traits) || Trait::PhoneVerified.is_in(user.traits)
}

/// # Errors
/// When the database can't be written.
pub async fn end_suspensions(
    transaction: &DatabaseTransaction,
    user: i64,
    reason: &str,
    now: i64,
) -> Result<(), DbErr> {
    use suspension::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndReason, Expr::value(reason))
        .filter(Column::UserId.eq(user))
        .filter(Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

async fn set_conditions(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    lifting: &Lifting<'_>,
) -> Result<(), DbErr> {
    use user_security::{Column, Entity};
    let ReactivationConditions { require_password_change, require_kyc, monitor_days } = lifting.conditions;
    let mut update = Entity::update_many().filter(Column::Id.eq(user.id));
    if require_password_change {
        update = update.col_expr(Column::PasswordChangeRequired, Expr::value(true));
    }
    if require_kyc {
        update = update.col_expr(Column::KycRequired, Expr::value(true));
        ask_for_kyc(platform, transaction, user, lifting).await?;
    }
    if let Some(days) = monitor_days {
        let until = platform.clock().now_ms() + TimeDelta::days(days.into()).num_milliseconds();
        update = update.col_expr(Column::MonitoredUntil, Expr::value(until));
        flag(platform, transaction, user, true, lifting).await?;
    }
    if require_password_change || require_kyc || monitor_days.is_some() {
        update.exec(transaction).await?;
    }
    Ok(())
}

async fn ask_for_kyc(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    lifting: &Lifting<'_>,
) -> Result<(), DbErr> {
    let pending = KycStatus::Pending.number();
    let update = user::Entity::update_many().col_expr(user::Column::KycStatus, Expr::value(pending));
    update.filter(user::Column::Id.eq(user.id)).exec(transaction).await?;
    let event = kyc_event::Model {
        id: 0,
        user_id: user.id,
        at: platform.clock().now_ms(),
        status: pending,
        document_type: None,
        document_country: None,
        admin_id: lifting.by.as_ref().map(|admin| admin.id),
        admin_name: lifting.by.as_ref().map(|admin| admin.name.clone()),
        reason: Some(lifting.reason.to_owned()),
    };
    let event = kyc_event::ActiveModel { id: NotSet, ..event.into_active_model() };
    kyc_event::Entity::insert(event).exec_without_returning(transaction).await?;
    Ok(())
}

/// Sets the flag Watch or takes it off, and writes the event for the user's timeline.
///
/// # Errors
/// When the database can't be written.
pub async fn flag(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    added: bool,
    lifting: &Lifting<'_>,
) -> Result<(), DbErr> {
    let watch = Flag::Watch.bit();
    let flags = if added { user.flags | watch } else { user.flags & !watch };
    if flags == user.flags {
        return Ok(());
    }
    let update = user::Entity::update_many()
        .col_expr(user::Column::Flags, Expr::value(flags))
        .col_expr(user::Column::Version, Expr::col(user::Column::Version).add(1));
    update.filter(user::Column::Id.eq(user.id)).exec(transaction).await?;
    let event = flag_event::Model {
        id: 0,
        event_id: platform.new_id(),
        user_id: user.id,
        at: platform.clock().now_ms(),
        admin_id: lifting.by.as_ref().map(|admin| admin.id),
        admin_name: lifting.by.as_ref().map(|admin| admin.name.clone()),
        flag: Flag::Watch.number(),
        added,
        reason: Some(lifting.reason.to_owned()),
    };
    let event = flag_event::ActiveModel { id: NotSet, ..event.into_active_model() };
    flag_event::Entity::insert(event).exec_without_returning(transaction).await?;
    Ok(())
}
