//! One entry of the audit log (AUD-1, AUD-2). The database refuses to change or delete it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub id: Uuid,
    pub at: i64,
    pub action: String,
    /// Absent when the platform itself acted.
    pub admin_id: Option<Uuid>,
    /// As it was then.
    pub admin_name: Option<String>,
    pub user_id: Option<Uuid>,
    pub ip: Option<String>,
    pub reason: Option<String>,
    /// JSON: field, old, new.
    pub changes: String,
    /// JSON: name, value.
    /// JSON, beside the changes of fields.
    pub effects: String,
    pub facts: String,
    pub digest: Option<String>,
    pub request_id: Option<String>,
    /// SHA-256(0x00 || canonical entry): a leaf of the tree of RFC 6962.
    pub leaf_hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
