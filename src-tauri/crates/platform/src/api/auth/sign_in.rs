//! `POST /v1/auth/sign-in`: e-mail and password (CON-2).

use steward_contract::{SecondFactorStep, SignIn, SignInChallenge};

use super::disabled;
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::{
        credentials, secret,
        tries::{Counter, network},
    },
    domain::session::{CHALLENGE, KNOWN},
    store::{admin_sessions, admins, challenges, entity::challenge},
};

impl Endpoint for SignIn {
    async fn handle(mut call: Call<Self>) -> Result<SignInChallenge, ApiError> {
        let password = std::mem::take(&mut call.body.password).into();
        let counters = counters(&call).await?;
        let admin = credentials::check(&call, &call.body.email, password, counters).await?;
        if !admins::may_enter(call.platform.database().read(), &admin).await? {
            return Err(disabled());
        }
        let challenge = secret::generate(call.platform.rng(), "sc");
        let row = challenge::Model {
            hash: secret::hash(challenge.expose()),
            admin_id: admin.id,
            password_changed_at: admin.password_changed_at,
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

/// Whose tries this one is counted with.
async fn counters(call: &Call<SignIn>) -> Result<Vec<Counter>, ApiError> {
    let (email, since) = (&call.body.email, call.platform.clock().now_ms() - KNOWN.num_milliseconds());
    let known = admin_sessions::addresses_of(call.platform.database().read(), email, since).await?;
    let is_known = call.ip.is_some_and(|ip| known.iter().any(|known| network(*known) == network(ip)));
    Ok(Counter::of_sign_in(email, call.ip, is_known))
}
