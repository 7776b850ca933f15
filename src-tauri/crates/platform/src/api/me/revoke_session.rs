//! `DELETE /v1/me/sessions/{session_id}` (CON-7).

use steward_contract::{AuditAction, RevokeMySession};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    store::{admin_sessions, audit},
};

impl Endpoint for RevokeMySession {
    async fn handle(call: Call<Self>) -> Result<(), ApiError> {
        let (admin_id, session_id) = (call.caller()?.admin_id, call.path.session_id);
        let now = call.platform.clock().now_ms();
        let transaction = call.platform.database().begin().await?;
        if !admin_sessions::end(&transaction, admin_id, session_id, now).await? {
            return Err(not_found("session").into());
        }
        let record = call.record(AuditAction::AdminSessionRevoked).fact("session", session_id);
        audit::append(&transaction, record).await?;
        Ok(transaction.commit().await?)
    }
}
