//! What happened to a user's identity check, newest last (USR-3).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kyc_events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub at: i64,
    pub status: i16,
    pub document_type: Option<String>,
    pub document_country: Option<String>,
    /// Absent when a rule or the platform itself acted.
    pub admin_id: Option<Uuid>,
    /// As it was then, so that history outlives the admin's account.
    pub admin_name: Option<String>,
    pub reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
