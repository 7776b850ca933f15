//! `GET /v1/users/{user_id}/activity` (ACL-1).

use std::collections::BTreeMap;

use steward_contract::{ActivityEvent, Fact, ListActivity, Page, Sensitive};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    clock::instant,
    domain::masking::shown,
    store::{
        activities::{page, wanted},
        device::device,
        entity::activity::Model,
        paging::{PageRequest, Position},
        users::{allow, code},
    },
};

impl Endpoint for ListActivity {
    async fn handle(call: Call<Self>) -> Result<Page<ActivityEvent>, ApiError> {
        let wrong = |error| ApiError::from(invalid(vec![error]));
        let part = PageRequest::new(call.query.cursor.as_deref(), call.query.limit).map_err(wrong)?;
        allow(call.query.filter.ip.as_ref().map(|_| ("ip", Sensitive::Ip)), Some(call.caller()?))?;
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        let backend = call.platform.database().read().get_database_backend();
        let wanted = wanted(&call.query.filter, backend).map_err(wrong)?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let rows = page(call.platform.database().read(), user.id, wanted, part).await?;
        let page = part.page(rows, |row| Position { at: row.at, id: row.id }, show);
        let items = page.items.into_iter().map(|event| Ok(shown(event?, sees_sensitive)));
        Ok(Page { items: items.collect::<Result<_, ApiError>>()?, next_cursor: page.next_cursor })
    }
}

pub(super) fn show(row: Model) -> Result<ActivityEvent, ApiError> {
    let details: BTreeMap<String, String> = serde_json::from_str(&row.details)?;
    Ok(ActivityEvent {
        id: row.event_id,
        at: instant(row.at),
        event_type: code(row.event_type)?,
        success: row.success,
        ip: row.ip,
        device: row.user_agent.as_deref().and_then(device),
        user_agent: row.user_agent,
        location: row.location,
        new_country: row.new_country,
        details: details.into_iter().map(|(name, value)| Fact { name, value }).collect(),
        masked: Vec::new(),
    })
}
