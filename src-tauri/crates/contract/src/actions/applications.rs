//! APR-1: new accounts that wait until somebody looked at them.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectUserRequest {
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
    /// What the applicant is written beside the standard words, up to 500 characters.
    #[schema(min_length = 1, max_length = 500, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub message: Option<String>,
}
