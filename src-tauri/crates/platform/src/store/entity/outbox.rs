//! Mail to be sent; written in the transaction of what it tells about.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub mail_id: Uuid,
    pub user_id: Option<i64>,
    pub recipient: String,
    pub template: String,
    pub language: Option<String>,
    /// JSON: what the template needs.
    pub content: String,
    pub created_at: i64,
    pub sent_at: Option<i64>,
    pub attempts: i32,
}

impl ActiveModelBehavior for ActiveModel {}
