//! How a user's account is protected (USR-4).

use std::collections::BTreeSet;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Value,
    sea_query::Expr,
};

use super::entity::user_security::{Column, Entity, Model};

/// What a list of codes has, each once and in order.
pub fn codes(list: &str) -> BTreeSet<&str> {
    list.split(',').filter(|code| !code.is_empty()).collect()
}

/// Those where what a column has the end of is over, the longest over first.
///
/// # Errors
/// When the database can't be read.
pub async fn due(connection: &impl ConnectionTrait, until: Column, now: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(until.lte(now)).order_by_asc(until).limit(limit).all(connection).await
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
