//! `GET /v1/users/{user_id}/sessions` (SES-1).

use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use steward_contract::{ListSessions, Page, Sensitive, UserSession};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    domain::masking::shown,
    store::{
        entity::user_session::{Column, Entity, Model},
        paging::Position,
        user_sessions,
    },
};

impl Endpoint for ListSessions {
    async fn handle(call: Call<Self>) -> Result<Page<UserSession>, ApiError> {
        let part = super::part(&call.query)?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let now = call.platform.clock().now_ms();
        let rows = Entity::find()
            .filter(Column::UserId.eq(user.id))
            .filter(part.condition(order(now), Expr::col("id")))
            .order_by_desc(order(now))
            .order_by_desc(Column::Id)
            .limit(part.rows())
            .all(call.platform.database().read())
            .await?;
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        Ok(part.page(rows, |row| place(row, now), |row| shown(show(row, now), sees_sensitive)))
    }
}

/// Active sessions come first: what they are ordered by is lifted above every instant.
const LIFT: i64 = 1 << 52;

fn order(now: i64) -> SimpleExpr {
    Expr::case(user_sessions::active(now), Expr::col("last_activity_at").add(LIFT))
        .finally(Expr::col("last_activity_at"))
        .into()
}

fn place(row: &Model, now: i64) -> Position {
    Position { at: row.last_activity_at + if user_sessions::is_active(row, now) { LIFT } else { 0 }, id: row.id }
}

fn show(row: Model, now: i64) -> UserSession {
    UserSession {
        session_id: row.session_id,
        active: user_sessions::is_active(&row, now),
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
