//! `POST /v1/auth/enrolment`: a TOTP secret for an admin who has none yet (CON-2).

use steward_contract::{StartEnrolment, TotpEnrolment};

use super::{expired, signing_in};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::totp,
    store::challenges,
};

impl Endpoint for StartEnrolment {
    async fn handle(call: Call<Self>) -> Result<TotpEnrolment, ApiError> {
        let (transaction, challenge, admin) = signing_in(&call, call.body.challenge.expose()).await?;
        if admin.totp_secret.is_some() {
            return Err(expired());
        }
        let secret = totp::new_secret(call.platform.rng());
        let sealed = call.platform.seal(admin.id, &*secret)?;
        challenges::propose_totp(&transaction, &challenge, sealed).await?;
        transaction.commit().await?;
        Ok(totp::enrolment(&*secret, &call.platform.preset().name, &admin.email))
    }
}
