//! What users did, line by line (ACL-1).

use std::net::IpAddr;

use sea_orm::{ActiveValue::NotSet, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};
use steward_contract::ActivityType;

use super::{
    codes::Numbered,
    entity::activity::{ActiveModel, Entity, Model},
    ip::ip_key,
};
use crate::Platform;

/// Where somebody did something from, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
}

/// # Errors
/// When the database can't be written.
pub async fn add(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    user: i64,
    event: ActivityType,
    from: &Origin,
) -> Result<(), DbErr> {
    let ip = from.ip.map(|ip| ip.to_string());
    let row = Model {
        id: 0,
        event_id: platform.new_id(),
        user_id: user,
        at: platform.clock().now_ms(),
        event_type: event.number(),
        success: true,
        ip_key: ip.as_deref().map(ip_key).unwrap_or_default(),
        ip,
        user_agent: from.user_agent.clone(),
        location: None,
        new_country: false,
        details: "{}".to_owned(),
    };
    let row = ActiveModel { id: NotSet, ..row.into_active_model() };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
