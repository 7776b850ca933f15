//! `GET /v1/users/{user_id}` (USR-1 to USR-6). Looking at somebody is recorded (BEY-6).

use sea_orm::ConnectionTrait;
use steward_contract::{AuditAction, GetUser, Permission, Problem, ProblemCode, Sensitive, UserDetail};
use uuid::Uuid;

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, detailed, not_found},
    },
    domain::masking::shown,
    store::{audit, erasures, user_records, users::detail},
};

impl Endpoint for GetUser {
    async fn handle(call: Call<Self>) -> Result<UserDetail, ApiError> {
        let terms = call.platform.users().terms().await?;
        let now = call.platform.clock().now_ms();
        // One transaction: what is shown is of one moment, and is shown only when the entry is there.
        let transaction = call.platform.database().begin().await?;
        let found = user_records::find(&transaction, call.path.user_id).await?;
        let Some(user) = found else { return Err(missing(&transaction, call.path.user_id).await?.into()) };
        let caller = call.caller()?;
        let notes = if caller.may(Permission::UserNoteView) {
            super::notes::count(&transaction, user.id, call.platform.preset(), caller).await?
        } else {
            0
        };
        let detail = detail(&transaction, user, &terms, notes, now).await?;
        let record = audit::Record { user_id: Some(call.path.user_id), ..call.record(AuditAction::UserViewed) };
        audit::append(&transaction, record).await?;
        transaction.commit().await?;
        Ok(shown(detail, caller.may(Sensitive::PERMISSION)))
    }
}

/// Whether there never was such a user, or they were deleted for good.
async fn missing(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<Problem, ApiError> {
    let erased = erasures::find(connection, user_id).await?.is_some();
    let detail = "What is left to say of it stands under the address of the erasure.";
    Ok(if erased {
        detailed(ProblemCode::Erased, "This user was deleted for good.", detail)
    } else {
        not_found("user")
    })
}
