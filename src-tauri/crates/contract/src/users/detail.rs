//! One user, whole (USR-1 to USR-6, USR-11).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    AccountType, AuthMethod, Continent, Flag, Gender, KycStatus, OauthProvider, Sensitive, UserStatus, UserType,
};
use crate::{AdminRef, DateTime, Money, SuspensionReason, Utc};

/// Everything that a user's page shows at once. The lists (orders, activity, sessions, notes, audit) are read apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserDetail {
    pub user_id: Uuid,
    pub numeric_id: String,
    pub unique_id: Option<String>,
    pub name: String,
    pub has_avatar: bool,
    pub status: UserStatus,
    pub flags: Vec<UserFlag>,
    pub profile: Profile,
    pub account: Account,
    pub kyc: Kyc,
    pub security: Security,
    pub activity: ActivitySummary,
    /// Absent for users who are no partner.
    pub partner: Option<Partner>,
    pub counts: UserCounts,
    /// What the caller may not see: the fields that tell it are empty whatever there is.
    pub masked: Vec<Sensitive>,
    /// When the platform read all this.
    pub read_at: DateTime<Utc>,
    /// Changes with every change of the record; for If-Match.
    pub version: u32,
}

/// USR-1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Profile {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub phone_extension: Option<String>,
    pub username: Option<String>,
    pub date_of_birth: Option<chrono::NaiveDate>,
    pub gender: Option<Gender>,
    pub address: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub country: Option<String>,
    pub continent: Option<Continent>,
    pub designation: Option<String>,
    pub expertise: Option<String>,
    pub bio: Option<String>,
    pub locale: Option<String>,
    /// IANA name.
    pub timezone: Option<String>,
    pub company: Option<CompanyProfile>,
}

/// The company fields of guide E.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct CompanyProfile {
    pub name: String,
    pub legal_name: Option<String>,
    pub country_of_incorporation: Option<String>,
    pub registration_number: Option<String>,
    pub business_type: Option<String>,
    pub business_site: Option<String>,
    pub business_description: Option<String>,
    pub operations_area: Option<String>,
    pub address: Option<String>,
    pub employees: Option<u32>,
    pub other_contact: Option<String>,
}

/// USR-2 and the standing parts of USR-11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Account {
    pub active: bool,
    /// Since when the status is what it is.
    pub status_since: DateTime<Utc>,
    pub registered_at: DateTime<Utc>,
    pub email_verified_at: Option<DateTime<Utc>>,
    pub phone_verified_at: Option<DateTime<Utc>>,
    /// An address that becomes the user's when they follow the link that went there.
    pub pending_email: Option<PendingEmail>,
    pub last_login_at: Option<DateTime<Utc>>,
    pub last_login_ip: Option<String>,
    pub last_activity_at: Option<DateTime<Utc>>,
    pub user_types: Vec<UserType>,
    pub account_type: Option<AccountType>,
    pub company_owner: bool,
    pub staff: bool,
    pub roles: Vec<String>,
    pub groups: Vec<String>,
    pub teams: Vec<String>,
    pub preferred_language: Option<String>,
    pub communication_language: Option<String>,
    pub auth_methods: Vec<AuthMethod>,
    pub oauth_providers: Vec<OauthProvider>,
    pub password_usable: bool,
    /// 0 to 100.
    pub profile_completeness: u32,
    pub profile_missing: Vec<String>,
    pub credit_balance: String,
    /// The suspension in force, when the status is suspended.
    pub suspension: Option<Suspension>,
    /// For a deleted user: until when it can be restored (USR-14).
    pub deleted_at: Option<DateTime<Utc>>,
    pub restorable_until: Option<DateTime<Utc>>,
}

/// One suspension, in force or past (REA-1 shows the history).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Suspension {
    pub reason: SuspensionReason,
    pub justification: String,
    /// What the user is told at login.
    pub message: Option<String>,
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
    pub by: Option<AdminRef>,
    pub ended_at: Option<DateTime<Utc>>,
    pub end_reason: Option<String>,
}

/// USR-3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Kyc {
    pub status: KycStatus,
    pub verified_at: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: Option<AdminRef>,
    pub reason: Option<String>,
    pub document_type: Option<String>,
    pub document_country: Option<String>,
    pub expires_on: Option<chrono::NaiveDate>,
    pub history: Vec<KycEvent>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct KycEvent {
    pub at: DateTime<Utc>,
    pub status: KycStatus,
    pub document_type: Option<String>,
    pub by: Option<AdminRef>,
    pub reason: Option<String>,
}

/// USR-4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Security {
    pub two_factor: bool,
    /// Has to be set up at the next login.
    pub two_factor_required: bool,
    pub password_changed_at: Option<DateTime<Utc>>,
    pub password_change_required: bool,
    /// When the password ends by itself, where it is one for a day that was not used yet (PWD-3).
    pub temporary_password_until: Option<DateTime<Utc>>,
    pub failed_logins: u32,
    pub last_failed_login_at: Option<DateTime<Utc>>,
    /// Failed logins after which the account locks.
    pub lock_after: u32,
    pub locked_until: Option<DateTime<Utc>>,
    pub api_tokens: u32,
    /// Of those the ones used last, at most 20.
    pub tokens: Vec<ApiToken>,
    pub allowed_ips: Vec<String>,
    /// Codes of those that the user was given beside what their roles have.
    pub permissions: Vec<String>,
    /// Accounts at other providers that the user logs in with, at most one of each.
    pub linked_accounts: Vec<LinkedAccount>,
}

/// EDT-8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct LinkedAccount {
    pub provider: OauthProvider,
    /// As the provider knows the user.
    pub provider_user_id: String,
    pub linked_at: DateTime<Utc>,
}

/// A token of the user for the platform's API; never the token itself (USR-11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ApiToken {
    pub token_id: Uuid,
    pub label: String,
    /// `ak_live…9c41`
    pub masked: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub last_ip: Option<String>,
}

/// USR-5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActivitySummary {
    pub completed_orders: u32,
    /// One sum per currency.
    pub total_spent: Vec<Money>,
    pub last_order_at: Option<DateTime<Utc>>,
    pub pending_payouts: Vec<Money>,
    pub active_sessions: u32,
    /// The last logins, newest first, at most 20: enough to see failed ones in a row as one.
    pub recent_logins: Vec<Login>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Login {
    pub at: DateTime<Utc>,
    pub success: bool,
    pub ip: Option<String>,
    pub location: Option<String>,
    /// In a few words: `Firefox 145, Windows`.
    pub device: Option<String>,
    /// All that it said of itself.
    pub user_agent: Option<String>,
    /// The first login from this country.
    pub new_country: bool,
}

/// USR-6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Partner {
    pub partner_id: String,
    pub referral_code: String,
    pub sponsor: Option<UserRef>,
    pub status: String,
    pub rank: String,
    pub highest_rank: String,
    pub rank_history: Vec<RankChange>,
    pub direct_referrals: u32,
    pub network_size: u32,
    pub available: Money,
    pub pending: Money,
    pub total_earned: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct RankChange {
    pub at: DateTime<Utc>,
    pub rank: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserRef {
    pub user_id: Uuid,
    pub name: String,
}

/// A flag that is set, and why (FLG-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserFlag {
    pub flag: Flag,
    pub since: DateTime<Utc>,
    pub by: Option<AdminRef>,
    pub reason: Option<String>,
}

/// Figures for the tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserCounts {
    pub orders: u32,
    pub notes: u32,
    pub sessions: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct PendingEmail {
    pub email: String,
    pub asked_at: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}
