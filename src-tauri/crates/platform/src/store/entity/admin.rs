//! A person who uses the console (CON-2). Their account as a user of the platform, if they have one, is `user_id`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Lower case; unique.
    pub email: String,
    pub name: String,
    /// PHC string of argon2id.
    pub password_hash: String,
    pub active: bool,
    /// Number of the user they also are.
    pub user_id: Option<i64>,
    /// Sealed (`auth/keys.rs`); absent until one of its codes was confirmed.
    pub totp_secret: Option<Vec<u8>>,
    /// The sealed secret of an enrolment that is under way.
    pub totp_candidate: Option<Vec<u8>>,
    /// The time step of the last code that was accepted; no code of it or before is accepted again (RFC 6238 section 5.2).
    pub totp_last_step: i64,
    pub created_at: i64,
    pub password_changed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
