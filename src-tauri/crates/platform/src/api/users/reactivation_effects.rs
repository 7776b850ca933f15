//! `GET /v1/users/{user_id}/reactivate/effects`: what reactivating would do, and the suspensions so far (REA-1).

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use steward_contract::{AdminRef, GetReactivationEffects, ReactivationEffects, Suspension, SuspensionReason};

use crate::{
    actions::{payouts, reactivate, target},
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    store::{
        codes::{Numbered, PayoutStatus},
        entity::suspension,
        users::decimal,
    },
};

/// More suspensions of one user than anyone reads.
const MOST: u64 = 200;

impl Endpoint for GetReactivationEffects {
    async fn handle(call: Call<Self>) -> Result<ReactivationEffects, ApiError> {
        let database = call.platform.database().read();
        let user = target::find(database, call.path.user_id).await?;
        let rank = target::refusal(database, call.caller()?, &user).await?;
        let refusal = reactivate::refusal(database, &user).await?;
        let status = target::status(&user)?;
        let becomes = |require_kyc| reactivate::becomes(&user, status, require_kyc).unwrap_or(status);
        Ok(ReactivationEffects {
            user_id: user.user_id,
            status,
            history: history(database, user.id).await?,
            becomes: becomes(false),
            becomes_with_kyc: becomes(true),
            held_payouts: payouts(database, user.id, PayoutStatus::Held).await?,
            credit_balance: decimal(user.credit_balance),
            can_be_mailed: user.email.is_some(),
            refusal: rank.or(refusal),
        })
    }
}

async fn history(database: &impl ConnectionTrait, user: i64) -> Result<Vec<Suspension>, DbErr> {
    use suspension::{Column, Entity};
    let all = Entity::find().filter(Column::UserId.eq(user)).order_by_desc(Column::Since).limit(MOST);
    all.all(database).await?.into_iter().map(shown).collect()
}

fn shown(row: suspension::Model) -> Result<Suspension, DbErr> {
    let reason = SuspensionReason::from_number(row.reason);
    Ok(Suspension {
        reason: reason.ok_or_else(|| DbErr::Type(format!("{} is no reason", row.reason)))?,
        justification: row.justification,
        message: row.message,
        since: instant(row.since),
        until: row.until.map(instant),
        by: row.admin_id.zip(row.admin_name).map(|(id, name)| AdminRef { id, name }),
        ended_at: row.ended_at.map(instant),
        end_reason: row.end_reason,
    })
}
