//! A bundle of permissions with a rank (RBA-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub label: String,
    /// Nobody acts on an admin of equal or higher rank.
    pub rank: i16,
    /// Codes separated by spaces.
    pub permissions: String,
}

impl ActiveModelBehavior for ActiveModel {}
