//! `GET /v1/users/{user_id}/activity` (ACL-1).

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, Condition, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use steward_contract::{ActivityEvent, ActivityQuery, Fact, FieldError, ListActivity, Page, Sensitive};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    clock::instant,
    domain::masking::shown,
    store::{
        codes::Numbered,
        device::device,
        entity::activity::{Column, Entity, Model},
        ip::ip_range,
        list::Values,
        paging::{PageRequest, Position},
        users::{allow, code},
    },
};

impl Endpoint for ListActivity {
    async fn handle(call: Call<Self>) -> Result<Page<ActivityEvent>, ApiError> {
        let wrong = |error| ApiError::from(invalid(vec![error]));
        let part = PageRequest::new(call.query.cursor.as_deref(), call.query.limit).map_err(wrong)?;
        allow(call.query.ip.as_ref().map(|_| ("ip", Sensitive::Ip)), Some(call.caller()?))?;
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        let backend = call.platform.database().read().get_database_backend();
        let wanted = wanted(&call.query, backend).map_err(wrong)?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let rows = Entity::find()
            .filter(Column::UserId.eq(user.id))
            .filter(wanted)
            .filter(part.condition(Expr::col("at"), Expr::col("id")))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .limit(part.rows())
            .all(call.platform.database().read())
            .await?;
        let page = part.page(rows, |row| Position { at: row.at, id: row.id }, show);
        let items = page.items.into_iter().map(|event| Ok(shown(event?, sees_sensitive)));
        Ok(Page { items: items.collect::<Result<_, ApiError>>()?, next_cursor: page.next_cursor })
    }
}

/// Both ends of the dates are included.
fn wanted(query: &ActivityQuery, backend: DbBackend) -> Result<Condition, FieldError> {
    let mut wanted = Condition::all();
    if let Some(after) = query.after {
        wanted = wanted.add(Column::At.gte(after.timestamp_millis()));
    }
    if let Some(before) = query.before {
        wanted = wanted.add(Column::At.lte(before.timestamp_millis()));
    }
    if !query.types.is_empty() {
        let types = Values::Numbers(query.types.iter().map(|event| event.number().into()).collect());
        wanted = wanted.add(types.hold(Expr::col("event_type"), backend));
    }
    if let Some(success) = query.success {
        wanted = wanted.add(Column::Success.eq(success));
    }
    if let Some(ip) = &query.ip {
        let (first, last) = ip_range(ip).map_err(|message| FieldError::new("ip", message))?;
        wanted = wanted.add(Column::IpKey.between(first, last));
    }
    Ok(wanted)
}

fn show(row: Model) -> Result<ActivityEvent, ApiError> {
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
