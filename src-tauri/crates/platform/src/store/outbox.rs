//! Mail that is to go out: put here in the transaction of what it tells, so that nobody is told of what didn't happen.

use sea_orm::{ActiveValue::NotSet, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};

use super::entity::outbox::{ActiveModel, Entity, Model};

/// # Errors
/// When the database can't be written.
pub async fn put(transaction: &DatabaseTransaction, mail: Model) -> Result<(), DbErr> {
    let row = ActiveModel { id: NotSet, ..mail.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
