//! DEL-1, DEL-2.

use serde::{Deserialize, Serialize};

crate::codes! {
    /// Data of a deleted user that is kept for a time.
    RetainedData {
        Orders = "orders",
        FinancialTransactions = "financial_transactions",
        AuditLog = "audit_log",
        PersonalData = "personal_data",
    }
}

crate::codes! {
    /// What is to come at a later time.
    ScheduledOperation { HardDelete = "users.hard_delete" }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteRequest {
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
    /// That the admin has read what is kept and for how long; must be true.
    pub retention_acknowledged: bool,
}
