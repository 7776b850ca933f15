//! `GET /v1/users/{user_id}/audit` (AUD-1).

use steward_contract::{AuditEntry, ListUserAudit, Page, Sensitive};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    domain::masking::shown,
    store::{
        audit, erasures,
        paging::{PageRequest, Position},
    },
};

impl Endpoint for ListUserAudit {
    async fn handle(call: Call<Self>) -> Result<Page<AuditEntry>, ApiError> {
        let part = PageRequest::of(&call.query).map_err(|error| ApiError::from(invalid(vec![error])))?;
        if erasures::find(call.platform.database().read(), call.path.user_id).await?.is_none() {
            super::find(call.platform.database().read(), call.path.user_id).await?;
        }
        let before = part.after.map(|place| place.id);
        let read = call.platform.database().read();
        let entries = audit::of_user(read, call.path.user_id, before, part.rows()).await?;
        let place = |entry: &AuditEntry| Position { at: entry.at.timestamp_millis(), id: entry.number.into() };
        let sees = call.caller()?.may(Sensitive::PERMISSION);
        Ok(part.page(entries, place, |entry| shown(entry, sees)))
    }
}
