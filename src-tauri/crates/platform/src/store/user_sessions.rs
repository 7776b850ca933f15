//! Sessions of users (SES-1).

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

use super::{
    entity::user_session::{Column, Entity, Model},
    paging::{PageRequest, Position},
};

/// Which of a user's sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    One(Uuid),
}

/// Whether a session can still be used, as the database asks: not ended and not expired.
fn active(now: i64) -> SimpleExpr {
    Expr::col(Column::EndedAt).is_null().and(Expr::col(Column::ExpiresAt).gt(now))
}

/// The same of one that was read.
pub fn is_active(session: &Model, now: i64) -> bool {
    session.ended_at.is_none() && session.expires_at > now
}

/// Active sessions come first in a list: what it is ordered by is lifted above every instant.
const LIFT: i64 = 1 << 52;

fn order(now: i64) -> SimpleExpr {
    Expr::case(active(now), Expr::col(Column::LastActivityAt).add(LIFT))
        .finally(Expr::col(Column::LastActivityAt))
        .into()
}

/// Where one stands in the list.
pub fn place(session: &Model, now: i64) -> Position {
    Position { at: session.last_activity_at + if is_active(session, now) { LIFT } else { 0 }, id: session.id }
}

/// A user's, the active ones first, then those used last, up to one row more than the page holds.
///
/// # Errors
/// When the database can't be read.
pub async fn page(
    connection: &impl ConnectionTrait,
    user: i64,
    now: i64,
    part: PageRequest,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(part.condition(order(now), Expr::col(Column::Id)))
        .order_by_desc(order(now))
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}

/// The active ones among those that are meant.
fn meant(user: i64, which: Which, now: i64) -> Condition {
    let of_user = Condition::all().add(Column::UserId.eq(user)).add(active(now));
    match which {
        Which::All => of_user,
        Which::One(session) => of_user.add(Column::SessionId.eq(session)),
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
    let rows = Entity::find().filter(meant(user, which, now)).count(connection).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Ends them; how many there were.
///
/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, user: i64, which: Which, now: i64) -> Result<u32, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(meant(user, which, now))
        .exec(transaction)
        .await?;
    Ok(u32::try_from(ended.rows_affected).unwrap_or(u32::MAX))
}

/// The active ones, to be looked at one by one.
///
/// # Errors
/// When the database can't be read.
pub async fn all_active(connection: &impl ConnectionTrait, user: i64, now: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(meant(user, Which::All, now)).all(connection).await
}

/// Ends those with these numbers.
///
/// # Errors
/// When the database can't be written.
pub async fn end_some(transaction: &DatabaseTransaction, sessions: &[i64], now: i64) -> Result<(), DbErr> {
    // A few at a time: a statement has no end of parameters.
    for part in sessions.chunks(500) {
        let update = Entity::update_many().col_expr(Column::EndedAt, Expr::value(now));
        update.filter(Column::Id.is_in(part.iter().copied())).exec(transaction).await?;
    }
    Ok(())
}
