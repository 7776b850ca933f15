//! SUS-1, SUS-2, REA-1.

use serde::{Deserialize, Serialize};

use crate::{DateTime, Utc};

crate::codes! {
    SuspensionReason {
        Fraud = "FRAUD",
        Chargeback = "CHARGEBACK",
        TosViolation = "TOS_VIOLATION",
        Security = "SECURITY",
        AdminRequest = "ADMIN_REQUEST",
        UserRequest = "USER_REQUEST",
    }
}

impl SuspensionReason {
    /// Whether lifting the suspension needs another, senior, admin (REA-1).
    pub const fn needs_approval_to_lift(self) -> bool {
        matches!(self, Self::Fraud | Self::Chargeback)
    }

    /// Whether a suspension may be given an end: ending by itself would lift it without the second person.
    pub const fn may_end_by_itself(self) -> bool {
        !self.needs_approval_to_lift()
    }
}

/// What the user is told by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct SuspensionNotice {
    pub email: bool,
    pub include_reason: bool,
    pub include_appeal: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuspendRequest {
    pub reason: SuspensionReason,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub justification: String,
    /// What the user reads at login, up to 500 characters.
    #[schema(min_length = 1, max_length = 500, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub message: Option<String>,
    /// The end of a temporary suspension, in the future; absent: until someone reactivates.
    pub until: Option<DateTime<Utc>>,
    pub notice: SuspensionNotice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ReactivationConditions {
    pub require_password_change: bool,
    pub require_kyc: bool,
    /// Days under the flag Watch, 1 to 365.
    #[schema(minimum = 1, maximum = 365)]
    pub monitor_days: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReactivateRequest {
    /// For the audit log, 1 to 2,000 characters.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
    pub conditions: ReactivationConditions,
}

/// BEY-3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockdownRequest {
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
    /// What the user reads at login, up to 500 characters.
    #[schema(min_length = 1, max_length = 500, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub message: Option<String>,
}
