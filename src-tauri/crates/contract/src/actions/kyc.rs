//! USR-3: who somebody is, decided.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveKycRequest {
    /// The day after which it has to be proven again: `2031-08-14`, later than today. Null where nothing expires.
    #[schema(max_length = 10)]
    pub expires_on: Option<String>,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}
