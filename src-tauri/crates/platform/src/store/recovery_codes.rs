//! One-time codes for when the authenticator is lost (CON-2).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, sea_query::Expr,
};
use steward_contract::Secret;
use uuid::Uuid;

use super::entity::recovery_code::{Column, Entity, Model};
use crate::auth::secret;

/// New codes in place of all earlier ones.
///
/// # Errors
/// When the database can't be written.
pub async fn replace(transaction: &DatabaseTransaction, admin_id: Uuid, codes: &[Secret]) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AdminId.eq(admin_id)).exec(transaction).await?;
    let rows = codes
        .iter()
        .map(|code| Model { hash: hash(admin_id, code.expose()), admin_id, used_at: None }.into_active_model());
    Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

/// Uses a code up; `false` when there is no such code, or no more.
///
/// # Errors
/// When the database can't be written.
pub async fn accept(transaction: &DatabaseTransaction, admin_id: Uuid, code: &str, now: i64) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Hash.eq(hash(admin_id, &secret::normalized(code))))
        .filter(Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Whether the code was one of the admin's and has been used.
///
/// # Errors
/// When the database can't be read.
pub async fn was_used(connection: &impl ConnectionTrait, admin_id: Uuid, code: &str) -> Result<bool, DbErr> {
    let row = Entity::find_by_id(hash(admin_id, &secret::normalized(code))).one(connection).await?;
    Ok(row.is_some_and(|row| row.used_at.is_some()))
}

/// How many codes are left.
///
/// # Errors
/// When the database can't be read.
pub async fn left(connection: &impl ConnectionTrait, admin_id: Uuid) -> Result<u64, DbErr> {
    let unused = Entity::find().filter(Column::AdminId.eq(admin_id)).filter(Column::UsedAt.is_null());
    unused.count(connection).await
}

/// With the admin in it, so that two admins never share a row.
fn hash(admin_id: Uuid, code: &str) -> Vec<u8> {
    secret::hash(&format!("{admin_id}:{code}"))
}
