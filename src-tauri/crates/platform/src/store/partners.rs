//! The partner side of users (USR-6).

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::entity::partner::Entity;

/// How many people a partner has brought, over all levels.
///
/// # Errors
/// When the database can't be read.
pub async fn network_size(connection: &impl ConnectionTrait, user: i64) -> Result<u32, DbErr> {
    let partner = Entity::find_by_id(user).one(connection).await?;
    Ok(partner.and_then(|partner| u32::try_from(partner.network_size).ok()).unwrap_or_default())
}
