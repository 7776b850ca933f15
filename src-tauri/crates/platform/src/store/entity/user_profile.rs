//! The wide part of a user, read for one user at a time and by exports (USR-1, USR-2).

use sea_orm::entity::prelude::*;

use super::user_security;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_profiles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub address: Option<String>,
    pub bio: Option<String>,
    pub preferred_language: Option<String>,
    pub communication_language: Option<String>,
    pub status_since: i64,
    pub email_verified_at: Option<i64>,
    pub phone_verified_at: Option<i64>,
    pub last_login_ip: Option<String>,
    pub deleted_at: Option<i64>,
    pub kyc_verified_at: Option<i64>,
    /// Days since 1970-01-01.
    pub kyc_expires_on: Option<i32>,
    pub company_legal_name: Option<String>,
    /// Of incorporation.
    pub company_country: Option<String>,
    pub company_registration: Option<String>,
    pub company_type: Option<String>,
    pub company_site: Option<String>,
    pub company_description: Option<String>,
    pub company_area: Option<String>,
    pub company_address: Option<String>,
    pub company_employees: Option<i32>,
    pub company_contact: Option<String>,
    /// What a deleted user was before; see [`crate::store::deletions`].
    pub status_before_deletion: Option<i16>,
    /// When the hard delete of a deleted user is due.
    pub hard_delete_at: Option<i64>,
    /// Absent, like the last one, where they were never given apart.
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<user_security::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(user_security::Entity).from(Column::Id).to(user_security::Column::Id).into()
    }
}
