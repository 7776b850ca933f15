//! Mail about an action: put into the outbox in the action's transaction, so that nobody is told of what didn't happen.

use sea_orm::{ActiveValue::NotSet, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};
use serde_json::Value;

use crate::{
    Platform,
    store::entity::{
        outbox::{ActiveModel, Entity, Model},
        user,
    },
};

/// `false` when the user has no address.
///
/// # Errors
/// When the database can't be written.
pub async fn put(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: &user::Model,
    template: &str,
    content: &Value,
) -> Result<bool, DbErr> {
    let Some(recipient) = user.email.clone() else { return Ok(false) };
    let row = Model {
        id: 0,
        mail_id: platform.new_id(),
        user_id: Some(user.id),
        recipient,
        template: template.to_owned(),
        language: Some(user.locale.clone()).filter(|locale| !locale.is_empty()),
        content: content.to_string(),
        created_at: platform.clock().now_ms(),
        sent_at: None,
        attempts: 0,
    };
    let row = ActiveModel { id: NotSet, ..row.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(true)
}
