//! Tokens that renew a session, each once (CON-4).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};

use super::{
    admin_sessions,
    entity::refresh_token::{Column, Entity, Model},
};
use crate::auth::secret;

/// What a refresh token turned out to be.
pub enum Use {
    First(Model),
    /// It was used before: whoever has it now, one of two holders is a thief.
    Again(Model),
    Expired,
    Unknown,
}

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, token: Model) -> Result<(), DbErr> {
    Entity::insert(token.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// A token of a session that has not ended, used or not.
///
/// # Errors
/// When the database can't be read.
pub async fn find_open(connection: &impl ConnectionTrait, token: &str) -> Result<Option<Model>, DbErr> {
    let Some(row) = Entity::find_by_id(secret::hash(token)).one(connection).await? else { return Ok(None) };
    let session = admin_sessions::by_id(connection, row.session_id).await?;
    Ok(session.filter(|session| session.ended_at.is_none()).map(|_| row))
}

/// Uses a token up.
///
/// # Errors
/// When the database can't be written.
pub async fn take(transaction: &DatabaseTransaction, token: &str, now: i64) -> Result<Use, DbErr> {
    let hash = secret::hash(token);
    let first = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Hash.eq(hash.clone()))
        .filter(Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    let row = Entity::find_by_id(hash).one(transaction).await?;
    Ok(match row {
        None => Use::Unknown,
        Some(row) if first.rows_affected == 0 => Use::Again(row),
        Some(row) if row.expires_at <= now => Use::Expired,
        Some(row) => Use::First(row),
    })
}

/// Deletes those that ended before.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(connection: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(connection).await?;
    Ok(())
}
