//! Tokens of users for the platform's API (USR-11).

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::entity::api_token::{Column, Entity, Model};

/// Of those that nobody has revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    One(Uuid),
}

impl Which {
    fn of(self, user: i64) -> Condition {
        match self {
            Self::All => valid(user),
            Self::One(id) => valid(user).add(Column::TokenId.eq(id)),
        }
    }
}

/// Those that nobody has revoked.
pub fn valid(user: i64) -> Condition {
    Condition::all().add(Column::UserId.eq(user)).add(Column::RevokedAt.is_null())
}

/// One of a user's, revoked or not.
///
/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user: i64, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::UserId.eq(user)).filter(Column::TokenId.eq(id)).one(connection).await
}

/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, user: i64, which: Which) -> Result<u32, DbErr> {
    let rows = Entity::find().filter(which.of(user)).count(connection).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Revokes them; how many there were.
///
/// # Errors
/// When the database can't be written.
pub async fn revoke(transaction: &DatabaseTransaction, user: i64, which: Which, now: i64) -> Result<u32, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .filter(which.of(user))
        .exec(transaction)
        .await?;
    Ok(u32::try_from(revoked.rows_affected).unwrap_or(u32::MAX))
}
