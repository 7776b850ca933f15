//! What the law asks to be kept of an erased user: sealed, and gone when its time is over.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "archives")]
pub struct Model {
    /// The user's number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Of the erasure, which it is sealed for.
    pub erasure_id: Uuid,
    pub sealed: Vec<u8>,
    /// Of what is sealed, in hex.
    pub sha256: String,
    pub bytes: i32,
    pub kept_until: i64,
}

impl ActiveModelBehavior for ActiveModel {}
