//! Notes about users (NTE-1).

use sea_orm::{ActiveValue::NotSet, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};

use super::entity::note::{ActiveModel, Entity, Model};

/// # Errors
/// When the database can't be written.
pub async fn insert(transaction: &DatabaseTransaction, note: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..note.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
