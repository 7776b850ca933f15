//! A session of an admin and its one valid access token (CON-4, CON-7).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admin_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub admin_id: Uuid,
    /// What the client calls itself.
    pub client: Option<String>,
    pub ip: Option<String>,
    /// SHA-256 of the access token.
    pub access_hash: Vec<u8>,
    pub access_expires_at: i64,
    pub created_at: i64,
    /// Of the last renewal of its tokens.
    pub last_used_at: i64,
    pub expires_at: i64,
    pub ended_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
