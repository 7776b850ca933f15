//! An account at another provider that a user logs in with (EDT-8).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oauth_links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub provider: i16,
    pub provider_user_id: String,
    pub linked_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
