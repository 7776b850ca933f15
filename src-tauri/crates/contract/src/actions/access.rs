//! RBA-2, EDT-6, USR-11: what a user belongs to, and from where and with what they come in.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeGroupsRequest {
    /// Codes of groups that the user comes into.
    #[schema(max_items = 64)]
    pub add: Vec<String>,
    /// Codes of groups that the user leaves.
    #[schema(max_items = 64)]
    pub remove: Vec<String>,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePermissionsRequest {
    /// Codes of permissions that the user gets.
    #[schema(max_items = 64)]
    pub grant: Vec<String>,
    /// Codes of permissions that the user loses.
    #[schema(max_items = 64)]
    pub withdraw: Vec<String>,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetAllowedIpsRequest {
    /// Addresses and CIDR ranges, of version 4 or 6: `198.51.100.24`, `2001:db8:4::/64`. None for anywhere.
    #[schema(max_items = 100)]
    pub allowed_ips: Vec<String>,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}
