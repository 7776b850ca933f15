//! USR-8.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AdminRef, DateTime, Utc};

crate::codes! {
    /// Where credits of a user came from or went.
    CreditKind {
        Complimentary = "complimentary",
        Adjustment = "adjustment",
        Refund = "refund",
        Purchase = "purchase",
        Usage = "usage",
        /// What the user had when the ledger began.
        Opening = "opening",
    }
}

/// One entry of a user's billing history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct CreditEntry {
    pub entry_id: Uuid,
    pub at: DateTime<Utc>,
    pub kind: CreditKind,
    /// An exact decimal; below zero for what was taken.
    pub amount: String,
    /// What the user had after it.
    pub balance: String,
    /// Nobody where the platform booked it by itself.
    pub by: Option<AdminRef>,
    pub reason: Option<String>,
}
