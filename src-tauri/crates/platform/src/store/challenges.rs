//! Sign-ins between their password and their second factor.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};

use super::entity::challenge::{Column, Entity, Model};
use crate::auth::secret;

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, challenge: Model) -> Result<(), DbErr> {
    Entity::insert(challenge.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// A challenge that can still be answered.
///
/// # Errors
/// When the database can't be read.
pub async fn open(connection: &impl ConnectionTrait, challenge: &str, now: i64) -> Result<Option<Model>, DbErr> {
    let found = Entity::find_by_id(secret::hash(challenge));
    found.filter(Column::UsedAt.is_null()).filter(Column::ExpiresAt.gt(now)).one(connection).await
}

/// Ends a challenge; `false` when another call did so first.
///
/// # Errors
/// When the database can't be written.
pub async fn close(transaction: &DatabaseTransaction, challenge: &Model, now: i64) -> Result<bool, DbErr> {
    let closed = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Hash.eq(challenge.hash.clone()))
        .filter(Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(closed.rows_affected == 1)
}

/// Those in which somebody is getting an authenticator.
///
/// # Errors
/// When the database can't be read.
pub async fn with_totp(transaction: &DatabaseTransaction) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::TotpCandidate.is_not_null()).all(transaction).await
}

/// Keeps a secret until one of its codes confirms it.
///
/// # Errors
/// When the database can't be written.
pub async fn propose_totp(transaction: &DatabaseTransaction, challenge: &Model, secret: Vec<u8>) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::TotpCandidate, Expr::value(secret));
    update.filter(Column::Hash.eq(challenge.hash.clone())).exec(transaction).await?;
    Ok(())
}

/// Deletes those that ended before.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(connection: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(connection).await?;
    Ok(())
}
