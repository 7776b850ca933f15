//! FLG-1.

use serde::{Deserialize, Serialize};

use crate::Flag;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetFlagRequest {
    pub flag: Flag,
    /// For the audit log and the timeline, 1 to 2,000 characters.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearFlagRequest {
    pub flag: Flag,
    /// For the audit log and the timeline, where there is something to say; up to 2,000 characters.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: Option<String>,
}
