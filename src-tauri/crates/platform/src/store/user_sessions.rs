//! Sessions of users (SES-1).

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::entity::user_session::{Column, Entity, Model};

/// Which of a user's sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    One(Uuid),
}

/// Those that can still be used: not ended and not expired.
pub fn active(user: i64, which: Which, now: i64) -> Condition {
    let active =
        Condition::all().add(Column::UserId.eq(user)).add(Column::EndedAt.is_null()).add(Column::ExpiresAt.gt(now));
    match which {
        Which::All => active,
        Which::One(session) => active.add(Column::SessionId.eq(session)),
    }
}

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user: i64, session: Uuid) -> Result<Option<Model>, DbErr> {
    let found = Entity::find().filter(Column::SessionId.eq(session)).filter(Column::UserId.eq(user));
    found.one(connection).await
}

/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, user: i64, which: Which, now: i64) -> Result<u32, DbErr> {
    let rows = Entity::find().filter(active(user, which, now)).count(connection).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Ends them; how many there were.
///
/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, user: i64, which: Which, now: i64) -> Result<u32, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(active(user, which, now))
        .exec(transaction)
        .await?;
    Ok(u32::try_from(ended.rows_affected).unwrap_or(u32::MAX))
}
