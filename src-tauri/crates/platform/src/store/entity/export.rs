//! What an export sent (EXP-4).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub export_id: Uuid,
    pub admin_id: Uuid,
    pub state: i16,
    pub rows: i64,
    pub sha256: Option<String>,
    pub started_at: i64,
    pub finished_at: Option<i64>,
    /// The entry that was written before the first byte.
    pub audit_id: Uuid,
    pub audit_number: i64,
}

impl ActiveModelBehavior for ActiveModel {}
