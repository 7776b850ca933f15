//! One step of an erasure that was taken, with its entry in the audit log.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure_steps")]
pub struct Model {
    /// The user's number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub erasure: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub step: i16,
    pub at: i64,
    pub audit_id: Uuid,
    pub audit_number: i64,
}

impl ActiveModelBehavior for ActiveModel {}
