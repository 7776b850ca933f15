//! `GET /v1/users/{user_id}/reactivate/effects`: what reactivating would do, and the suspensions so far (REA-1).

use steward_contract::{GetReactivationEffects, ReactivationEffects};

use crate::{
    actions::{payouts, reactivate, target},
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::{
        codes::PayoutStatus,
        users::{decimal, suspensions},
    },
};

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
            history: suspensions(database, user.id).await?,
            becomes: becomes(false),
            becomes_with_kyc: becomes(true),
            held_payouts: payouts(database, user.id, PayoutStatus::Held).await?,
            credit_balance: decimal(user.credit_balance),
            can_be_mailed: user.email.is_some(),
            refusal: rank.or(refusal),
        })
    }
}
