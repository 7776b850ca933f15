//! `POST /v1/auth/sign-out` (CON-4).

use steward_contract::{AuditAction, SignOut};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    store::{admin_sessions, audit},
};

impl Endpoint for SignOut {
    async fn handle(call: Call<Self>) -> Result<(), ApiError> {
        let caller = call.caller()?;
        let now = call.platform.clock().now_ms();
        let transaction = call.platform.database().begin().await?;
        if admin_sessions::end(&transaction, caller.admin_id, caller.session_id, now).await? {
            audit::append(&transaction, call.record(AuditAction::AdminSignedOut)).await?;
        }
        Ok(transaction.commit().await?)
    }
}
