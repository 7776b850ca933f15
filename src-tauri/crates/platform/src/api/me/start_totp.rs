//! `POST /v1/me/totp`: a new secret; the old one counts until the new one is confirmed (CON-7).

use steward_contract::{StartTotp, TotpEnrolment};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::totp,
    store::admins,
};

impl Endpoint for StartTotp {
    async fn handle(call: Call<Self>) -> Result<TotpEnrolment, ApiError> {
        let caller = call.caller()?;
        let secret = totp::new_secret(call.platform.rng());
        let transaction = call.platform.database().begin().await?;
        call.confirm(&transaction, &caller.admin_id.to_string()).await?;
        admins::propose_totp(&transaction, caller.admin_id, call.platform.seal(caller.admin_id, &*secret)?).await?;
        transaction.commit().await?;
        Ok(totp::enrolment(&*secret, &call.platform.preset().name, &caller.email))
    }
}
