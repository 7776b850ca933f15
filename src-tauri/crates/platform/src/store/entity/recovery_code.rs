//! A one-time code for when the authenticator is lost (CON-2).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    /// SHA-256 of the code, which is random enough to need no slow hash.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub admin_id: Uuid,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
