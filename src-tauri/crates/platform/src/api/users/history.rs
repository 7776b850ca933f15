//! `GET /v1/users/{user_id}/history` (USR-15): of a user's audit entries, those that changed the record.

use steward_contract::{AuditEntry, ListHistory, Page, Sensitive};

use crate::{
    actions::undo,
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    domain::masking::shown,
    store::{
        audit::{self, place},
        paging::PageRequest,
    },
};

impl Endpoint for ListHistory {
    async fn handle(call: Call<Self>) -> Result<Page<AuditEntry>, ApiError> {
        let query = &call.query;
        let part = PageRequest::new(query.cursor.as_deref(), query.limit);
        let part = part.map_err(|error| ApiError::from(invalid(vec![error])))?;
        let read = call.platform.database().read();
        super::find(read, call.path.user_id).await?;
        let mut entries = audit::of_user(read, call.path.user_id, audit::changes(query), part).await?;
        undo::offer(read, call.path.user_id, &mut entries).await?;
        let sees = call.caller()?.may(Sensitive::PERMISSION);
        Ok(part.page(entries, place, |entry| shown(entry, sees)))
    }
}
