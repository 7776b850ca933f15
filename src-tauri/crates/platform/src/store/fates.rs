//! What became of changes, by admin and idempotency key (invariant 4).

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

pub use super::entity::action::Model as Fate;
use super::entity::action::{Column, Entity};

/// # Errors
/// When the database can't be read.
pub async fn find(connection: &impl ConnectionTrait, admin_id: Uuid, key: Uuid) -> Result<Option<Fate>, DbErr> {
    Entity::find_by_id((admin_id, key)).one(connection).await
}

/// # Errors
/// When the database can't be written, or the key has a fate already.
pub async fn insert(transaction: &DatabaseTransaction, fate: Fate) -> Result<(), DbErr> {
    Entity::insert(fate.into_active_model()).exec_without_returning(transaction).await?;
    Ok(())
}

/// Deletes those that were decided before.
///
/// # Errors
/// When the database can't be written.
pub async fn forget(connection: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::At.lt(before)).exec(connection).await?;
    Ok(())
}
