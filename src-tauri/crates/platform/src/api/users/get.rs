//! `GET /v1/users/{user_id}` (USR-1 to USR-6). Looking at somebody is recorded (BEY-6).

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use steward_contract::{AuditAction, GetUser, Permission, Sensitive, UserDetail};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    domain::masking::shown,
    store::{audit, entity::user, users::detail},
};

impl Endpoint for GetUser {
    async fn handle(call: Call<Self>) -> Result<UserDetail, ApiError> {
        let terms = call.platform.users().terms().await?;
        let now = call.platform.clock().now_ms();
        // One transaction: what is shown is of one moment, and is shown only when the entry is there.
        let transaction = call.platform.database().begin().await?;
        let found = user::Entity::find().filter(user::Column::UserId.eq(call.path.user_id)).one(&transaction).await?;
        let user = found.ok_or_else(|| not_found("user"))?;
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
