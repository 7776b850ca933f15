//! How many users there are per status, kept right by the database itself (see `store::upkeep`).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_counts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub status: i64,
    pub users: i64,
    /// Of those, the ones flagged Test.
    pub test_users: i64,
}

impl ActiveModelBehavior for ActiveModel {}
