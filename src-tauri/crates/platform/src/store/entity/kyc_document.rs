//! A document that a user handed in for the identity check (USR-3).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kyc_documents")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub document_id: Uuid,
    pub user_id: i64,
    pub kind: i16,
    pub name: String,
    pub media_type: i16,
    /// Of `content`, in hex.
    pub sha256: String,
    pub bytes: i32,
    pub submitted_at: i64,
    pub content: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
