//! A link that a user was sent. The secret in it is theirs; of it there is only the hash.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub hash: Vec<u8>,
    pub purpose: i16,
    pub user_id: i64,
    /// The address or number that it went to, and proves.
    pub address: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
    /// When a newer one took its place.
    pub ended_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
