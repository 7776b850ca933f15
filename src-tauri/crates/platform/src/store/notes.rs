//! Notes about users (NTE-1).

use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use super::{
    entity::note::{ActiveModel, Column, Entity, Model},
    paging::PageRequest,
};

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, note: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..note.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Those of a user that somebody with these roles may see.
fn seen(user: i64, roles: &[&str]) -> Condition {
    let for_all = Condition::any().add(Column::VisibleTo.eq(""));
    let for_one = |role: &&str| Expr::cust("(',' || visible_to || ',')").like(format!("%,{role},%"));
    let seen = roles.iter().map(for_one).fold(for_all, Condition::add);
    Condition::all().add(Column::UserId.eq(user)).add(seen)
}

/// Newest first, up to one row more than the page holds; `key` is what tells notes of one instant apart.
///
/// # Errors
/// When the database can't be read.
pub async fn page(
    connection: &impl ConnectionTrait,
    user: i64,
    roles: &[&str],
    key: Expr,
    part: PageRequest,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(seen(user, roles))
        .filter(part.condition(Expr::col("at"), key))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(part.rows())
        .all(connection)
        .await
}

/// # Errors
/// When the database can't be read.
pub async fn count(connection: &impl ConnectionTrait, user: i64, roles: &[&str]) -> Result<u64, DbErr> {
    Entity::find().filter(seen(user, roles)).count(connection).await
}
