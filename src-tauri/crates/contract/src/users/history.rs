//! The lists of a user's page: orders, activity, sessions, notes and flags (USR-7, ACL-1, SES-1, NTE-1, FLG-1).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Flag, Sensitive};
use crate::{
    AdminRef, DateTime, Money, Utc,
    parameters::{how, parameters},
};

crate::codes! {
    OrderStatus {
        Pending = "pending", Paid = "paid", Shipped = "shipped", Completed = "completed", Cancelled = "cancelled",
        Refunded = "refunded",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Order {
    pub order_id: Uuid,
    pub number: String,
    pub at: DateTime<Utc>,
    pub status: OrderStatus,
    pub total: Money,
    pub items: Vec<OrderItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct OrderItem {
    pub title: String,
    pub quantity: u32,
    pub price: Money,
}

crate::codes! {
    /// ACL-1.
    ActivityType {
        Login = "LOGIN",
        LoginFailed = "LOGIN_FAILED",
        Logout = "LOGOUT",
        PasswordChanged = "PASSWORD_CHANGED",
        EmailChanged = "EMAIL_CHANGED",
        ProfileUpdated = "PROFILE_UPDATED",
        OrderPlaced = "ORDER_PLACED",
        OrderCancelled = "ORDER_CANCELLED",
        KycSubmitted = "KYC_SUBMITTED",
        PayoutRequested = "PAYOUT_REQUESTED",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActivityEvent {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    #[serde(rename = "type")]
    pub event_type: ActivityType,
    pub success: bool,
    pub ip: Option<String>,
    pub user_agent: Option<String>,
    /// The same in a few words: `Firefox 145, Windows`.
    pub device: Option<String>,
    pub location: Option<String>,
    /// The first login from this country.
    pub new_country: bool,
    /// Event-specific details, as name and value.
    pub details: Vec<crate::Fact>,
    /// What the caller may not see of it.
    pub masked: Vec<Sensitive>,
}

/// What is wanted of a user's activity log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActivityFilter {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<DateTime<Utc>>,
    pub types: Vec<ActivityType>,
    /// An address or a range in CIDR notation, v4 or v6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
}

parameters! { ActivityFilter { after, before, types, ip, success } }

/// The query of a user's activity as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActivityExportQuery {
    pub filter: ActivityFilter,
    /// CSV when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<crate::ExportFormat>,
}

parameters! { ActivityExportQuery { filter, format } }

/// The query of a user's activity log, page by page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActivityQuery {
    pub filter: ActivityFilter,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

parameters! { ActivityQuery { filter, cursor, limit as Rows } }

/// One of a user's sessions (SES-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserSession {
    pub session_id: Uuid,
    pub device: Option<String>,
    pub os: Option<String>,
    pub browser: Option<String>,
    pub ip: Option<String>,
    pub location: Option<String>,
    pub new_country: bool,
    pub created_at: DateTime<Utc>,
    pub last_activity_at: DateTime<Utc>,
    pub active: bool,
    /// What the caller may not see of it.
    pub masked: Vec<Sensitive>,
}

crate::codes! {
    NoteCategory { Support = "support", Compliance = "compliance", Finance = "finance", General = "general" }
}

crate::codes! {
    NotePriority { Low = "low", Normal = "normal", High = "high" }
}

/// One entry of the notes timeline, newest first: a note, or what happened to a flag (FLG-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimelineEntry {
    Note {
        id: Uuid,
        at: DateTime<Utc>,
        by: Option<AdminRef>,
        text: String,
        category: NoteCategory,
        priority: NotePriority,
        /// Labels of the roles that may see it; empty for all admins.
        roles: Vec<String>,
    },
    FlagAdded {
        id: Uuid,
        at: DateTime<Utc>,
        by: Option<AdminRef>,
        flag: Flag,
        reason: Option<String>,
    },
    FlagRemoved {
        id: Uuid,
        at: DateTime<Utc>,
        by: Option<AdminRef>,
        flag: Flag,
        reason: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FieldError, Parameters as _};

    fn types(text: &str) -> Result<Vec<ActivityType>, Vec<FieldError>> {
        ActivityFilter::from_pairs(vec![("types".to_owned(), text.to_owned())]).map(|filter| filter.types)
    }

    #[test]
    fn a_type_that_is_given_again_and_again_is_one() {
        use ActivityType::{Login, Logout};
        assert_eq!(types("LOGOUT,LOGIN, LOGIN,LOGOUT"), Ok(vec![Login, Logout]));
        assert_eq!(types(&["LOGIN"; 10_000].join(",")), Ok(vec![Login]));
        assert_eq!(types(&ActivityType::CODES.repeat(3).join(",")), Ok(ActivityType::ALL.to_vec()));
        assert_eq!(types("LOGIN,SNEEZE").unwrap_err()[0].field, "types");
    }
}
