//! How many users there are of each kind, kept right by the database itself (see `store::search`).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_counts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    /// See `store::users::kind`.
    pub kind: i64,
    pub users: i64,
}

impl ActiveModelBehavior for ActiveModel {}
