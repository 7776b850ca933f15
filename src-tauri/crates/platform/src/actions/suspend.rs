//! Suspending a user: all effects of SUS-2 at once.

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};
use serde_json::json;
use steward_contract::{ActionOutcome, AuditAction, Problem, SuspendRequest, SuspendUser, UserStatus, short_digest};

use super::{mail, money, status, target};
use crate::{
    api::{endpoint::Call, error::ApiError},
    domain::status::{Transition, after},
    store::{
        admin_sessions,
        audit::{self, Record},
        codes::{Numbered, PayoutStatus},
        entity::{api_token, suspension, user, user_session},
    },
};

/// # Errors
/// A refusal is the inner one; it has changed nothing. The outer one is a failure.
pub async fn apply(
    call: &Call<SuspendUser>,
    transaction: &DatabaseTransaction,
) -> Result<Result<ActionOutcome, Problem>, ApiError> {
    let user = target::find(transaction, call.path.user_id).await?;
    if let Some(problem) = target::refusal(transaction, call.caller()?, &user).await? {
        return Ok(Err(problem));
    }
    let (old, now) = (target::status(&user)?, call.platform.clock().now_ms());
    let new = after(old, Transition::Suspend);
    match new {
        Some(new) if status::set(transaction, &user, new, now).await? => {}
        Some(_) | None => {
            let found = target::status(&target::find(transaction, call.path.user_id).await?)?;
            return Ok(Err(target::wrong_status(found, "suspended")));
        }
    }
    Ok(Ok(take_effect(call, transaction, &user, old, now).await?))
}

async fn take_effect(
    call: &Call<SuspendUser>,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    old: UserStatus,
    now: i64,
) -> Result<ActionOutcome, ApiError> {
    let request = &call.body;
    let sessions_ended = end_sessions(transaction, user.id, now).await?;
    admin_sessions::end_of_user(transaction, user.id, now).await?;
    let tokens_revoked = revoke_tokens(transaction, user.id, now).await?;
    let payouts_held = money::move_payouts(transaction, user.id, PayoutStatus::Pending, PayoutStatus::Held).await?;
    insert(call, transaction, user.id, now).await?;
    let user_mailed =
        request.notice.email && mail::put(&call.platform, transaction, user, "suspension", &letter(call, user)).await?;
    let record = Record {
        reason: Some(request.justification.clone()),
        ..call.record_about(AuditAction::UserSuspended, user.user_id)?
    }
    .change("status", Some(old.to_string()), Some(UserStatus::Suspended.to_string()))
    .fact("reason_code", request.reason)
    .fact("until", request.until.map_or_else(|| "indefinite".to_owned(), |until| until.to_rfc3339()))
    .fact("sessions_ended", sessions_ended)
    .fact("tokens_revoked", tokens_revoked)
    .fact("user_mailed", user_mailed);
    let record = payouts_held
        .iter()
        .fold(record, |record, sum| record.fact("payouts_held", format_args!("{} {}", sum.amount, sum.currency)));
    let digest = call.digest(&user.user_id.to_string())?;
    Ok(ActionOutcome {
        user_id: user.user_id,
        status: UserStatus::Suspended,
        sessions_ended,
        tokens_revoked,
        payouts_held,
        payouts_released: Vec::new(),
        user_mailed,
        audit: audit::append(transaction, record).await?,
        digest: short_digest(&digest),
    })
}

async fn end_sessions(transaction: &DatabaseTransaction, user: i64, now: i64) -> Result<u32, DbErr> {
    use user_session::{Column, Entity};
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::EndedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(transaction)
        .await?;
    Ok(u32::try_from(ended.rows_affected).unwrap_or(u32::MAX))
}

async fn revoke_tokens(transaction: &DatabaseTransaction, user: i64, now: i64) -> Result<u32, DbErr> {
    use api_token::{Column, Entity};
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::RevokedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(u32::try_from(revoked.rows_affected).unwrap_or(u32::MAX))
}

async fn insert(
    call: &Call<SuspendUser>,
    transaction: &DatabaseTransaction,
    user: i64,
    now: i64,
) -> Result<(), ApiError> {
    let (caller, request) = (call.caller()?, &call.body);
    let row = suspension::Model {
        id: 0,
        suspension_id: call.platform.new_id(),
        user_id: user,
        reason: request.reason.number(),
        justification: request.justification.clone(),
        message: request.message.clone(),
        since: now,
        until: request.until.map(|until| until.timestamp_millis()),
        admin_id: Some(caller.admin_id),
        admin_name: Some(caller.name.clone()),
        ended_at: None,
        end_reason: None,
    };
    let row = suspension::ActiveModel { id: NotSet, ..row.into_active_model() };
    suspension::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// What the mail says: no more than the admin chose to tell.
fn letter(call: &Call<SuspendUser>, user: &user::Model) -> serde_json::Value {
    let SuspendRequest { reason, message, until, notice, .. } = &call.body;
    let label = call.platform.preset().suspension_reasons.iter().find(|label| label.reason == *reason);
    json!({
        "name": user.name,
        "message": message,
        "until": until,
        "reason": label.filter(|_| notice.include_reason).map(|label| &label.label),
        "appeal": notice.include_appeal,
    })
}
