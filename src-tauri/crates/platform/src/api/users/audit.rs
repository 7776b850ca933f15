//! `GET /v1/users/{user_id}/audit` (AUD-1).

use sea_orm::Condition;
use steward_contract::{AuditEntry, ListUserAudit, Page, Sensitive};

use crate::{
    actions::undo,
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    domain::masking::shown,
    store::{
        audit::{self, place},
        erasures,
    },
};

impl Endpoint for ListUserAudit {
    async fn handle(call: Call<Self>) -> Result<Page<AuditEntry>, ApiError> {
        let part = super::part(&call.query)?;
        let read = call.platform.database().read();
        // Who is gone for good has a log all the same.
        let gone = erasures::find(read, call.path.user_id).await?.is_some();
        if !gone {
            super::find(read, call.path.user_id).await?;
        }
        let mut entries = audit::of_user(read, call.path.user_id, Condition::all(), part).await?;
        if !gone {
            undo::offer(read, call.path.user_id, &mut entries).await?;
        }
        let sees = call.caller()?.may(Sensitive::PERMISSION);
        Ok(part.page(entries, place, |entry| shown(entry, sees)))
    }
}
