//! Wrong passwords or codes of one subject, in the database so that a restart forgives nothing (CON-6).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    /// What is counted: what `auth/tries.rs` and `auth/code.rs` name; accounts by the SHA-256 of their e-mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    pub failures: i32,
    /// Of the first failure that counts.
    pub since: i64,
    /// `0` when not locked.
    pub locked_until: i64,
}

impl ActiveModelBehavior for ActiveModel {}
