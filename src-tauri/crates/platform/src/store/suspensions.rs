//! Suspensions, in force and past (SUS-1, REA-1).

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::entity::suspension::{ActiveModel, Column, Entity, Model};

/// That which keeps a user out now.
fn in_force(user: i64) -> Condition {
    Condition::all().add(Column::UserId.eq(user)).add(Column::EndedAt.is_null())
}

/// # Errors
/// When the database can't be read.
pub async fn find_in_force(connection: &impl ConnectionTrait, user: i64) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(in_force(user)).order_by_desc(Column::Since).one(connection).await
}

/// Those in force whose time is over, the longest over first.
///
/// # Errors
/// When the database can't be read.
pub async fn due(connection: &impl ConnectionTrait, now: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    let due = Entity::find().filter(Column::EndedAt.is_null()).filter(Column::Until.lte(now));
    due.order_by_asc(Column::Until).limit(limit).all(connection).await
}

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, suspension: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..suspension.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, user: i64, reason: &str, now: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndReason, Expr::value(reason))
        .filter(in_force(user))
        .exec(transaction)
        .await?;
    Ok(())
}
