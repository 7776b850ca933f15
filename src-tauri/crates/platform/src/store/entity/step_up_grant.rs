//! A confirmation of one action with a fresh code (CON-6).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "step_up_grants")]
pub struct Model {
    /// SHA-256 of the grant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub admin_id: Uuid,
    pub session_id: Uuid,
    /// As in the table of operations: `users.suspend`.
    pub operation: String,
    pub target: String,
    /// Of the request that was confirmed, in hex.
    pub digest: String,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
