//! The one row that says which key the secrets are sealed with.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sealing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i16,
    /// The key's name, in hex.
    pub key: String,
}

impl ActiveModelBehavior for ActiveModel {}
