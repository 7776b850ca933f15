//! A text of an audit entry: what the entry has a commitment to. It goes with the erasure of whom the entry is about.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_texts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Among the texts of its entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i16,
    /// As in the entry.
    pub user_id: Option<Uuid>,
    pub salt: Vec<u8>,
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}
