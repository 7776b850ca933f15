//! A suspension, in force (`ended_at` absent) or past (SUS-1, REA-1).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "suspensions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub suspension_id: Uuid,
    pub user_id: i64,
    pub reason: i16,
    pub justification: String,
    /// What the user is told at login.
    pub message: Option<String>,
    pub since: i64,
    /// Absent: until someone reactivates.
    pub until: Option<i64>,
    /// Absent when a rule or the platform itself acted.
    pub admin_id: Option<Uuid>,
    /// As it was then, so that history outlives the admin's account.
    pub admin_name: Option<String>,
    pub ended_at: Option<i64>,
    pub end_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
