//! The passwords of users, as hashes.

use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, sea_query::OnConflict};

use super::entity::user_password::{Column, Entity, Model};

/// In place of the one that there was.
///
/// # Errors
/// When the database can't be written.
pub async fn put(transaction: &DatabaseTransaction, user: i64, hash: &str) -> Result<(), DbErr> {
    let row = Model { id: user, hash: hash.to_owned() };
    let mut replace = OnConflict::column(Column::Id);
    replace.update_column(Column::Hash);
    Entity::insert(row.into_active_model()).on_conflict(replace).exec_without_returning(transaction).await?;
    Ok(())
}

/// # Errors
/// When the database can't be written.
pub async fn remove(transaction: &DatabaseTransaction, user: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(user).exec(transaction).await?;
    Ok(())
}
