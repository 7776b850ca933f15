//! Tokens of users for the platform's API (USR-11).

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};

use super::entity::api_token::{Column, Entity};

/// Those that nobody has revoked.
pub fn valid(user: i64) -> Condition {
    Condition::all().add(Column::UserId.eq(user)).add(Column::RevokedAt.is_null())
}

/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, user: i64) -> Result<u32, DbErr> {
    let rows = Entity::find().filter(valid(user)).count(connection).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Revokes them; how many there were.
///
/// # Errors
/// When the database can't be written.
pub async fn revoke(transaction: &DatabaseTransaction, user: i64, now: i64) -> Result<u32, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .filter(valid(user))
        .exec(transaction)
        .await?;
    Ok(u32::try_from(revoked.rows_affected).unwrap_or(u32::MAX))
}
