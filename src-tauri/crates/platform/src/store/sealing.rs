//! Which key the secrets in the database are sealed with.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, sea_query::OnConflict};

use super::entity::sealing::{Column, Entity, Model};

/// The key's name; none before there was a key.
///
/// # Errors
/// When the database can't be read.
pub async fn key(connection: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    Ok(Entity::find_by_id(1_i16).one(connection).await?.map(|row| row.key))
}

/// # Errors
/// When the database can't be written.
pub async fn set_key(transaction: &DatabaseTransaction, key: &str) -> Result<(), DbErr> {
    let row = Model { id: 1, key: key.to_owned() };
    let replace = OnConflict::column(Column::Id).update_column(Column::Key).to_owned();
    Entity::insert(row.into_active_model()).on_conflict(replace).exec_without_returning(transaction).await?;
    Ok(())
}
