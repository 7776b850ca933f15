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
    /// Since it was written, or sent on its way again.
    pub attempts: i32,
    pub queued_at: i64,
    pub next_try_at: i64,
    pub tried_at: Option<i64>,
    /// When it became a dead letter.
    pub given_up_at: Option<i64>,
    /// What went wrong at the last try.
    pub last_error: Option<String>,
    /// Of the link in it, sealed; gone when it was sent.
    pub secret: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
