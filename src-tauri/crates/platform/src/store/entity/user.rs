//! The hot row of a user: what lists show, filter and order by, and nothing wide. Its key is the numeric id.
//!
//! Instants are unix milliseconds in UTC; where `0` means never, the order of a list needs no rule for absent values.
//! Sets (types, roles, groups, flags, ...) are bit masks; see [`crate::store::codes`].

use sea_orm::entity::prelude::*;

use super::{user_profile, user_security};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: Uuid,
    pub unique_id: Option<String>,
    pub name: String,
    /// Folded, for search and order; see [`crate::store::fold`].
    pub name_key: String,
    /// Lower case; unique.
    pub email: Option<String>,
    /// Folded; empty without an e-mail.
    pub email_key: String,
    /// As shown: `+1 305 555 0188`.
    pub phone: Option<String>,
    /// Digits only; empty without a phone.
    pub phone_key: String,
    pub phone_extension: Option<String>,
    pub username: Option<String>,
    pub status: i16,
    pub kyc_status: i16,
    /// `0` for none.
    pub account_type: i16,
    /// `0` for none.
    pub gender: i16,
    /// `0` for unknown.
    pub continent: i16,
    /// What is simply so or not: partner, e-mail verified, ...; see [`crate::store::codes::Trait`].
    pub traits: i32,
    pub user_types: i32,
    pub auth_methods: i32,
    pub oauth_providers: i32,
    pub flags: i32,
    pub roles: i64,
    pub groups: i64,
    pub teams: i64,
    pub company: Option<String>,
    pub company_key: String,
    /// ISO 3166-1 alpha-2; empty when unknown, like all places below.
    pub country: String,
    pub state: String,
    pub city: String,
    /// IANA name.
    pub timezone: String,
    pub locale: String,
    pub designation: String,
    pub expertise: String,
    /// Days since 1970-01-01.
    pub born_on: Option<i32>,
    /// In hundredths of a credit.
    pub credit_balance: i64,
    pub failed_logins: i32,
    /// `0` when not locked.
    pub locked_until: i64,
    pub registered_at: i64,
    /// `0` for never.
    pub last_login_at: i64,
    /// `0` for never.
    pub last_activity_at: i64,
    /// Of the last change of anything about the user.
    pub updated_at: i64,
    /// Counts the changes; for If-Match (EDT-7).
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<user_profile::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(user_profile::Entity).from(Column::Id).to(user_profile::Column::Id).into()
    }
}

impl Related<user_security::Entity> for Entity {
    fn to() -> RelationDef {
        Self::belongs_to(user_security::Entity).from(Column::Id).to(user_security::Column::Id).into()
    }
}
