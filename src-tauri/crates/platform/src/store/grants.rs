//! Confirmations of single actions (CON-6).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::entity::step_up_grant::{Column, Entity, Model};
use crate::auth::{confirmation::Wanted, secret};

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, grant: Model) -> Result<(), DbErr> {
    Entity::insert(grant.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// Uses a confirmation up if it is for exactly this; `false` when it isn't, is too old, or was used.
///
/// # Errors
/// When the database can't be written.
pub async fn consume(
    transaction: &DatabaseTransaction,
    grant: &str,
    admin_id: Uuid,
    session_id: Uuid,
    wanted: &Wanted<'_>,
    now: i64,
) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Hash.eq(secret::hash(grant)))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::AdminId.eq(admin_id))
        .filter(Column::SessionId.eq(session_id))
        .filter(Column::Operation.eq(wanted.operation))
        .filter(Column::Target.eq(wanted.target))
        .filter(Column::Digest.eq(wanted.digest))
        .exec(transaction)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Deletes those that ended before.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(connection: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(connection).await?;
    Ok(())
}
