//! EDT-4: a status that an admin sets by hand.

use serde::{Deserialize, Serialize};

use crate::UserStatus;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetStatusRequest {
    /// `active`, `inactive` or `pending_verification`; suspending and deleting are actions of their own.
    pub status: UserStatus,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}
