//! A flag set on a user or taken off (FLG-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "flag_events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: Uuid,
    pub user_id: i64,
    pub at: i64,
    /// Absent when a rule or the platform itself acted.
    pub admin_id: Option<Uuid>,
    /// As it was then, so that history outlives the admin's account.
    pub admin_name: Option<String>,
    pub flag: i16,
    pub added: bool,
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
