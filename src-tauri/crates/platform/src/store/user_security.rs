//! How a user's account is protected (USR-4).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Value, sea_query::Expr,
};

use super::entity::user_security::{Column, Entity, Model};

/// # Errors
/// When the database can't be read, or the user has no such row.
pub async fn find(connection: &impl ConnectionTrait, user: i64) -> Result<Model, DbErr> {
    let found = Entity::find_by_id(user).one(connection).await?;
    found.ok_or_else(|| DbErr::RecordNotFound(format!("the security of user {user}")))
}

/// # Errors
/// When the database can't be written.
pub async fn set(
    transaction: &DatabaseTransaction,
    user: i64,
    column: Column,
    value: impl Into<Value>,
) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(column, Expr::value(value.into()));
    update.filter(Column::Id.eq(user)).exec(transaction).await?;
    Ok(())
}
