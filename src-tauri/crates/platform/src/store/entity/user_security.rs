//! How a user's account is protected (USR-4, EDT-6), and what they may beside what their roles have.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_security")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub two_factor: bool,
    /// Has to be set up at the next login (USR-4).
    pub two_factor_required: bool,
    pub password_changed_at: Option<i64>,
    pub password_change_required: bool,
    /// When the password ends, where it is one for a day that was not used yet (PWD-3).
    pub temporary_password_until: Option<i64>,
    /// Asked for again after a reactivation (REA-1).
    pub kyc_required: bool,
    /// Under the flag Watch until then (REA-1).
    pub monitored_until: Option<i64>,
    pub last_failed_login_at: Option<i64>,
    /// Addresses and CIDR ranges, separated by commas.
    pub allowed_ips: String,
    /// Codes of the permissions that the user has of their own (USR-11), separated by commas.
    pub permissions: String,
}

impl ActiveModelBehavior for ActiveModel {}
