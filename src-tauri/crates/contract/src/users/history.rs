//! The lists of a user's page: orders, activity, sessions, notes and flags (USR-7, ACL-1, SES-1, NTE-1, FLG-1).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Flag, Sensitive};
use crate::codes::UnknownCode;
use crate::parameters::{described, given};
use crate::{AdminRef, DateTime, FieldError, Money, Pairs, Parameter, ParameterKind, Parameters, Utc};

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

/// The query of a user's activity log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActivityQuery {
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

impl Parameters for ActivityQuery {
    fn described() -> Vec<Parameter> {
        use ParameterKind::{Codes, Flag, Instant, Rows, Text};
        let all = [
            ("after", Instant),
            ("before", Instant),
            ("types", Codes(ActivityType::CODES)),
            ("ip", Text),
            ("success", Flag),
            ("cursor", Text),
            ("limit", Rows),
        ];
        described(all).collect()
    }

    fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let types: Vec<&str> = self.types.iter().map(|code| code.as_str()).collect();
        let all = [
            ("after", self.after.map(|at| at.to_rfc3339())),
            ("before", self.before.map(|at| at.to_rfc3339())),
            ("types", (!types.is_empty()).then(|| types.join(","))),
            ("ip", self.ip.clone()),
            ("success", self.success.map(|success| success.to_string())),
            ("cursor", self.cursor.clone()),
            ("limit", self.limit.map(|limit| limit.to_string())),
        ];
        given(all).collect()
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<FieldError>> {
        let mut pairs = Pairs::new(pairs);
        let query = Self {
            after: pairs.parsed("after", "an instant like 2024-01-31T09:00:00Z"),
            before: pairs.parsed("before", "an instant like 2024-01-31T09:00:00Z"),
            types: take_types(&mut pairs),
            ip: pairs.text("ip"),
            success: pairs.parsed("success", "true or false"),
            cursor: pairs.text("cursor"),
            limit: pairs.limit(),
        };
        pairs.finish(query)
    }
}

/// Each type once, however often it is given: so there are no more than there are.
fn take_types(pairs: &mut Pairs) -> Vec<ActivityType> {
    let Some(text) = pairs.text("types") else { return Vec::new() };
    let parsed: Result<BTreeSet<_>, UnknownCode> = text.split(',').map(|code| code.trim().parse()).collect();
    parsed.map(Vec::from_iter).unwrap_or_else(|error| {
        pairs.error("types", error.to_string());
        Vec::new()
    })
}

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

    fn types(text: &str) -> Result<Vec<ActivityType>, Vec<FieldError>> {
        ActivityQuery::from_pairs(vec![("types".to_owned(), text.to_owned())]).map(|query| query.types)
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
