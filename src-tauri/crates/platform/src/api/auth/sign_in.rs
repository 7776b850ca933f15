//! `POST /v1/auth/sign-in`: e-mail and password (CON-2).

use steward_contract::{SecondFactorStep, SignIn, SignInChallenge};

use super::{address, disabled};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::{credentials, secret},
    domain::session::CHALLENGE,
    store::{challenges, entity::challenge, failure::through_conflicts},
};

impl Endpoint for SignIn {
    async fn handle(mut call: Call<Self>) -> Result<SignInChallenge, ApiError> {
        let password = std::mem::take(&mut call.body.password).into();
        let attempt = address::reserve(&call).await?;
        let admin = credentials::check(&call, &call.body.email, password).await;
        through_conflicts(ApiError::is_conflict, || address::settle(&call, attempt.as_ref(), &admin)).await?;
        let admin = admin?;
        if !admin.active {
            return Err(disabled());
        }
        let challenge = secret::generate(call.platform.rng(), "sc");
        let row = challenge::Model {
            hash: secret::hash(challenge.expose()),
            admin_id: admin.id,
            totp_candidate: None,
            expires_at: call.platform.clock().now_ms() + CHALLENGE.num_milliseconds(),
            used_at: None,
        };
        let transaction = call.platform.database().begin().await?;
        challenges::insert(&transaction, row).await?;
        transaction.commit().await?;
        let next = if admin.totp_secret.is_some() { SecondFactorStep::Code } else { SecondFactorStep::Enrol };
        Ok(SignInChallenge { challenge, next })
    }
}
