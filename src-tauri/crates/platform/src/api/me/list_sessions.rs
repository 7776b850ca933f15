//! `GET /v1/me/sessions` (CON-7).

use steward_contract::{AdminSession, ListMySessions};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    store::{admin_sessions, entity::admin_session},
};

impl Endpoint for ListMySessions {
    async fn handle(call: Call<Self>) -> Result<Vec<AdminSession>, ApiError> {
        let caller = call.caller()?;
        let now = call.platform.clock().now_ms();
        let rows = admin_sessions::of_admin(call.platform.database().read(), caller.admin_id, now).await?;
        Ok(rows.into_iter().map(|row| show(row, caller.session_id)).collect())
    }
}

fn show(row: admin_session::Model, current: uuid::Uuid) -> AdminSession {
    AdminSession {
        id: row.id,
        current: row.id == current,
        client: row.client,
        ip: row.ip,
        created_at: instant(row.created_at),
        last_used_at: instant(row.last_used_at),
    }
}
