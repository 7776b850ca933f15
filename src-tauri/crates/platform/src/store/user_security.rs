//! How a user's account is protected (USR-4).

use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Value, sea_query::Expr};

use super::entity::user_security::{Column, Entity};

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
