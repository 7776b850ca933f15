//! `GET /v1/users/{user_id}/sessions` (SES-1).

use steward_contract::{ListSessions, Page, Sensitive, UserSession};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    domain::masking::shown,
    store::{
        entity::user_session::Model,
        user_sessions::{is_active, page, place},
    },
};

impl Endpoint for ListSessions {
    async fn handle(call: Call<Self>) -> Result<Page<UserSession>, ApiError> {
        let part = super::part(&call.query)?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let now = call.platform.clock().now_ms();
        let rows = page(call.platform.database().read(), user.id, now, part).await?;
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        Ok(part.page(rows, |row| place(row, now), |row| shown(show(row, now), sees_sensitive)))
    }
}

fn show(row: Model, now: i64) -> UserSession {
    UserSession {
        session_id: row.session_id,
        active: is_active(&row, now),
        device: row.device,
        os: row.os,
        browser: row.browser,
        ip: row.ip,
        location: row.location,
        new_country: row.new_country,
        created_at: instant(row.created_at),
        last_activity_at: instant(row.last_activity_at),
        masked: Vec::new(),
    }
}
