//! CRD-1.

use serde::{Deserialize, Serialize};

crate::codes! {
    /// Why an admin books credits.
    CreditReason { Complimentary = "complimentary", Adjustment = "adjustment", Refund = "refund" }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustCreditsRequest {
    /// An exact decimal with two places at most, up to 1,000,000.00. Above zero; an adjustment may also be below, as long
    /// as the balance stays at zero or above.
    #[schema(pattern = "^-?[0-9]{1,7}(\\.[0-9]{1,2})?$", example = "25.00")]
    pub amount: String,
    pub kind: CreditReason,
    /// For the ledger and the audit log, 1 to 2,000 characters.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}
