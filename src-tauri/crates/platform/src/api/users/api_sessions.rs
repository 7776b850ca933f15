//! `GET /v1/users/{user_id}/api-sessions` (USR-12).

use steward_contract::{ApiSession, ListApiSessions, Module, Page, Sensitive};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    domain::masking::shown,
    store::{
        entity::api_session::{Column, Entity, Model},
        paging::{Position, newest},
    },
};

impl Endpoint for ListApiSessions {
    async fn handle(call: Call<Self>) -> Result<Page<ApiSession>, ApiError> {
        super::needs(&call, Module::Api)?;
        let part = super::part(&call.query)?;
        let read = call.platform.database().read();
        let user = super::find(read, call.path.user_id).await?;
        let rows = newest::<Entity>(read, user.id, Column::At, part).await?;
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        Ok(part.page(rows, |row| Position { at: row.at, id: row.id }, |row| shown(show(row), sees_sensitive)))
    }
}

fn show(row: Model) -> ApiSession {
    ApiSession {
        session_id: row.session_id,
        at: instant(row.at),
        success: row.success,
        ip: row.ip,
        device: row.device,
        location: row.location,
        masked: Vec::new(),
    }
}
