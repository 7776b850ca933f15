//! Rows and pages of the users list.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{AccountType, FilterId, Flag, KycStatus, Sensitive, UserStatus, UserType};
use crate::{DateTime, Utc};

/// One user as a row. Absent values are `null`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserRow {
    pub user_id: Uuid,
    /// Decimal digits: 64-bit integers are not JavaScript numbers.
    pub numeric_id: String,
    pub unique_id: Option<String>,
    pub name: String,
    pub email: Option<String>,
    pub email_verified: bool,
    pub phone: Option<String>,
    pub phone_extension: Option<String>,
    pub phone_verified: bool,
    pub username: Option<String>,
    pub has_avatar: bool,
    pub status: UserStatus,
    pub active: bool,
    pub user_types: Vec<UserType>,
    pub account_type: Option<AccountType>,
    pub roles: Vec<String>,
    pub groups: Vec<String>,
    pub kyc_status: KycStatus,
    pub partner: bool,
    pub flags: Vec<Flag>,
    pub company: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// An exact decimal, in the platform's credits.
    pub credit_balance: String,
    pub registered_at: DateTime<Utc>,
    pub last_login_at: Option<DateTime<Utc>>,
    pub last_activity_at: Option<DateTime<Utc>>,
}

/// How many users match, and from when the figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Total {
    pub count: u32,
    pub as_of: DateTime<Utc>,
}

/// A filter that could not be evaluated, with the cause (LST-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct SkippedFilter {
    pub filter: FilterId,
    pub reason: String,
}

/// A page of users.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserPage {
    pub items: Vec<UserRow>,
    pub total: Total,
    /// Index of the first row in the whole list, where it is known (after a jump, and along the pages from there).
    pub offset: Option<u32>,
    pub next_cursor: Option<String>,
    pub previous_cursor: Option<String>,
    /// Where few or none were found: users who are near to what was searched, with a letter or two of a word wrong, nearest
    /// first (LST-2). They stand beside the list and are no part of its total, of a selection or of an export.
    pub similar: Vec<UserRow>,
    /// What the caller may not see: these cells are `null` whatever there is.
    pub masked: Vec<Sensitive>,
    /// Filters the answer was made without. Never silently: bulk actions and exports refuse.
    pub skipped_filters: Vec<SkippedFilter>,
    /// Milliseconds the platform took.
    #[specta(type = u32)]
    pub took_ms: f64,
}

/// The values that a filter accepts (LST-5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct FilterValues {
    pub filter: FilterId,
    pub values: Vec<LabelledValue>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct LabelledValue {
    pub value: String,
    pub label: String,
}

/// A list of ids as it was chosen, kept by the platform for an hour, so that what was confirmed is what is done.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct SelectRequest {
    /// 1 to [`SelectRequest::MOST_IDS`] ids.
    #[schema(min_items = 1, max_items = 100_000)]
    pub user_ids: Vec<Uuid>,
}

impl SelectRequest {
    /// Ids in one selection.
    pub const MOST_IDS: u32 = 100_000;
    /// Bytes of a body with as many: an id has 36 characters, its quotes, a comma and perhaps a space.
    pub const BODY_LIMIT: usize = 40 * Self::MOST_IDS as usize + 1_024;
}

#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Selection {
    pub selection_id: Uuid,
    pub count: u32,
    pub expires_at: DateTime<Utc>,
}

/// How many users there are, by what (STA-1). Users flagged Test are left out and counted beside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserStats {
    pub as_of: DateTime<Utc>,
    pub total: u32,
    pub by_status: Vec<StatusCount>,
    pub email_verified: u32,
    pub phone_verified: u32,
    pub pending_approval: u32,
    pub kyc_expiring_7_days: u32,
    pub registered_today: u32,
    pub test_users_left_out: u32,
    /// Registrations per day, oldest first: 30 finished days, then today.
    pub registrations: Vec<DayCount>,
    /// The 30 days before the finished ones.
    pub registrations_before: Vec<DayCount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct StatusCount {
    pub status: UserStatus,
    pub count: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct DayCount {
    pub day: chrono::NaiveDate,
    pub count: u32,
}
