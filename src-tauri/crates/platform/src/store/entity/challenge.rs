//! A sign-in between its password and its second factor.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenges")]
pub struct Model {
    /// SHA-256 of the challenge.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub admin_id: Uuid,
    /// Of the password that it was opened with: another one ends it.
    pub password_changed_at: i64,
    /// The sealed secret of an enrolment that is under way.
    pub totp_candidate: Option<Vec<u8>>,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
