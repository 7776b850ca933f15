//! A note of an admin about a user (NTE-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub note_id: Uuid,
    pub user_id: i64,
    pub at: i64,
    /// Absent when a rule or the platform itself acted.
    pub admin_id: Option<Uuid>,
    /// As it was then, so that history outlives the admin's account.
    pub admin_name: Option<String>,
    pub text: String,
    pub category: i16,
    pub priority: i16,
    /// Codes of the admin roles that may see it, separated by commas; empty for all.
    pub visible_to: String,
}

impl ActiveModelBehavior for ActiveModel {}
