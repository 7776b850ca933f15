//! Deletions that can be taken back: what the user was before, and from when on no longer (DEL-1).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, UpdateMany, sea_query::Expr,
};
use steward_contract::UserStatus;

use super::{
    codes::Numbered,
    entity::user_profile::{Column, Entity},
};

#[derive(Debug, Clone, Copy)]
pub struct Deletion {
    /// Unknown of whom a version before deleted.
    pub status_before: Option<UserStatus>,
    /// When the hard delete is due, in unix milliseconds.
    pub hard_delete_at: i64,
}

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user: i64) -> Result<Option<Deletion>, DbErr> {
    let Some(profile) = Entity::find_by_id(user).one(connection).await? else { return Ok(None) };
    let status_before = profile.status_before_deletion.and_then(Numbered::from_number);
    Ok(profile.hard_delete_at.map(|hard_delete_at| Deletion { status_before, hard_delete_at }))
}

/// # Errors
/// When the database can't be written.
pub async fn begin(
    transaction: &DatabaseTransaction,
    user: i64,
    status_before: UserStatus,
    now: i64,
    hard_delete_at: i64,
) -> Result<(), DbErr> {
    let begun = write(user, Some(status_before.number()), Some(now), Some(hard_delete_at));
    begun.exec(transaction).await?;
    Ok(())
}

/// # Errors
/// When the database can't be written.
pub async fn end(transaction: &DatabaseTransaction, user: i64) -> Result<(), DbErr> {
    write(user, None, None, None).exec(transaction).await?;
    Ok(())
}

fn write(
    user: i64,
    status_before: Option<i16>,
    deleted_at: Option<i64>,
    hard_delete_at: Option<i64>,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::StatusBeforeDeletion, Expr::value(status_before))
        .col_expr(Column::DeletedAt, Expr::value(deleted_at))
        .col_expr(Column::HardDeleteAt, Expr::value(hard_delete_at))
        .filter(Column::Id.eq(user))
}
