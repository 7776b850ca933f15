//! `POST /v1/auth/second-factor`: the code that ends a sign-in (CON-2).

use steward_contract::{AuditAction, ConfirmSignIn, Tokens};

use super::{expired, signing_in};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    auth::{code, tokens},
    store::{audit, challenges},
};

impl Endpoint for ConfirmSignIn {
    async fn handle(call: Call<Self>) -> Result<Tokens, ApiError> {
        let (transaction, challenge, admin) = signing_in(&call, call.body.challenge.expose()).await?;
        if admin.totp_secret.is_none() {
            return Err(expired());
        }
        let kind = call.body.kind;
        let (transaction, _) = code::accept(&call, transaction, &admin, kind.into(), call.body.code.expose()).await?;
        if !challenges::close(&transaction, &challenge, call.platform.clock().now_ms()).await? {
            return Err(expired());
        }
        let tokens = tokens::begin(&call, &transaction, admin.id).await?;
        let mut record = call.record(AuditAction::AdminSignedIn).fact("code", kind);
        record.admin = Some(code::reference(&admin));
        audit::append(&transaction, record).await?;
        transaction.commit().await?;
        Ok(tokens)
    }
}
