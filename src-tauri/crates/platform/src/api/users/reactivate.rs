//! `POST /v1/users/{user_id}/reactivate` (REA-1).

use sea_orm::DatabaseTransaction;
use steward_contract::{ActionOutcome, AuditAction, FieldError, Problem, ReactivateUser, short_digest};

use crate::{
    actions::{
        Action,
        reactivate::{self, Lifted, Lifting},
        target,
    },
    api::{endpoint::Call, error::ApiError},
    auth::Caller,
    domain::suspension,
    store::{
        audit::{self, Record},
        entity::user,
    },
};

impl Action for ReactivateUser {
    fn target(call: &Call<Self>) -> String {
        call.path.user_id.to_string()
    }

    fn faults(call: &Call<Self>) -> Vec<FieldError> {
        suspension::reactivation_faults(&call.body)
    }

    async fn apply(
        call: &Call<Self>,
        transaction: &DatabaseTransaction,
    ) -> Result<Result<ActionOutcome, Problem>, ApiError> {
        let user = target::find(transaction, call.path.user_id).await?;
        let refusals = [
            target::refusal(transaction, call.caller()?, &user).await?,
            reactivate::refusal(transaction, &user).await?,
        ];
        if let Some(problem) = refusals.into_iter().flatten().next() {
            return Ok(Err(problem));
        }
        let by = call.caller().map(Caller::as_ref).ok();
        let lifting = Lifting { reason: &call.body.reason, conditions: call.body.conditions, by };
        match reactivate::apply(&call.platform, transaction, &user, &lifting).await? {
            Ok(lifted) => Ok(Ok(record(call, transaction, &user, lifted).await?)),
            Err(problem) => Ok(Err(problem)),
        }
    }
}

async fn record(
    call: &Call<ReactivateUser>,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    lifted: Lifted,
) -> Result<ActionOutcome, ApiError> {
    let conditions = call.body.conditions;
    let entry = call.record_about(AuditAction::UserReactivated, user.user_id)?;
    let entry = Record { reason: Some(call.body.reason.clone()), ..entry }
        .change("status", Some(lifted.old.to_string()), Some(lifted.status.to_string()))
        .fact("require_password_change", conditions.require_password_change)
        .fact("require_kyc", conditions.require_kyc)
        .fact("monitor_days", conditions.monitor_days.unwrap_or_default())
        .fact("user_mailed", lifted.user_mailed);
    let entry = lifted
        .payouts_released
        .iter()
        .fold(entry, |entry, sum| entry.fact("payouts_released", format_args!("{} {}", sum.amount, sum.currency)));
    Ok(ActionOutcome {
        user_id: user.user_id,
        status: lifted.status,
        sessions_ended: 0,
        tokens_revoked: 0,
        payouts_held: Vec::new(),
        payouts_released: lifted.payouts_released,
        user_mailed: lifted.user_mailed,
        audit: audit::append(transaction, entry).await?,
        digest: short_digest(&call.digest(&user.user_id.to_string())?),
    })
}
