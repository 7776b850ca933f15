//! A token of a user for the platform's API (USR-11). The token itself is never stored.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_tokens")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub token_id: Uuid,
    pub user_id: i64,
    pub label: String,
    /// `ak_live…9c41`
    pub masked: String,
    pub created_at: i64,
    pub last_used_at: Option<i64>,
    pub last_ip: Option<String>,
    pub revoked_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
