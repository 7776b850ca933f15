//! `GET /v1/users/{user_id}/sent-tokens` (USR-12).

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{LinkPurpose, ListSentTokens, Module, Page, Sensitive, SentToken, SentTokenState};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    domain::masking::shown,
    store::{
        entity::link::{Column, Entity, Model},
        outbox,
        paging::{Position, newest},
        users::code,
    },
};

impl Endpoint for ListSentTokens {
    async fn handle(call: Call<Self>) -> Result<Page<SentToken>, ApiError> {
        super::needs(&call, Module::Api)?;
        let part = super::part(&call.query)?;
        let read = call.platform.database().read();
        let user = super::find(read, call.path.user_id).await?;
        let rows = newest::<Entity>(read, user.id, Column::CreatedAt, part).await?;
        let unsent = unsent(read, user.id, &rows).await?;
        let now = call.platform.clock().now_ms();
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        let placed = |row: Model| Ok((Position { at: row.created_at, id: row.id }, show(row, &unsent, now)?));
        let tokens = rows.into_iter().map(placed).collect::<Result<Vec<_>, DbErr>>()?;
        Ok(part.page(tokens, |(place, _)| *place, |(_, token)| shown(token, sees_sensitive)))
    }
}

/// When those were made whose messages never got through; each went into the outbox as it was made.
async fn unsent(connection: &impl ConnectionTrait, user: i64, rows: &[Model]) -> Result<HashSet<(i64, String)>, DbErr> {
    let (Some(newest), Some(oldest)) = (rows.first(), rows.last()) else { return Ok(HashSet::new()) };
    outbox::given_up(connection, user, oldest.created_at..=newest.created_at).await
}

fn show(row: Model, unsent: &HashSet<(i64, String)>, now: i64) -> Result<SentToken, DbErr> {
    let purpose: LinkPurpose = code(row.purpose)?;
    let state = match (row.used_at, row.ended_at) {
        (Some(_), _) => SentTokenState::Used,
        (None, Some(_)) => SentTokenState::Replaced,
        _ if unsent.contains(&(row.created_at, purpose.template().to_string())) => SentTokenState::NotSent,
        _ if row.expires_at <= now => SentTokenState::Over,
        _ => SentTokenState::Waiting,
    };
    Ok(SentToken {
        at: instant(row.created_at),
        purpose,
        to: Some(row.address),
        state,
        valid_until: instant(row.expires_at),
        used_at: row.used_at.map(instant),
        masked: Vec::new(),
    })
}
