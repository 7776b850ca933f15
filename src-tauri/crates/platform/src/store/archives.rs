//! What the law asks to be kept of erased users (DEL-3): sealed, so that whoever has the database has no names.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::Expr,
};

pub use super::entity::archive::Model as Archive;
use super::entity::archive::{Column, Entity};

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, user: i64) -> Result<Option<Archive>, DbErr> {
    Entity::find_by_id(user).one(connection).await
}

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, archive: Archive) -> Result<(), DbErr> {
    Entity::insert(archive.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// All of them, to be sealed with another key.
///
/// # Errors
/// When the database can't be read.
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<Archive>, DbErr> {
    Entity::find().all(connection).await
}

/// # Errors
/// When the database can't be written.
pub async fn seal_anew(transaction: &DatabaseTransaction, user: i64, sealed: Vec<u8>) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::Sealed, Expr::value(sealed)).filter(Column::Id.eq(user));
    update.exec(transaction).await?;
    Ok(())
}

/// The numbers of the users whose archives have been kept long enough at an instant.
///
/// # Errors
/// When the database can't be read.
pub async fn over(connection: &impl ConnectionTrait, now: i64, limit: u64) -> Result<Vec<i64>, DbErr> {
    let over = Entity::find().filter(Column::KeptUntil.lte(now)).limit(limit);
    over.select_only().column(Column::Id).into_tuple().all(connection).await
}
