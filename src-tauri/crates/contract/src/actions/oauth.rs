//! EDT-8: accounts at other providers that a user logs in with.

use serde::{Deserialize, Serialize};

use crate::OauthProvider;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OauthRequest {
    pub provider: OauthProvider,
    /// As the provider knows the user: the subject of its tokens, 1 to 255 visible ASCII characters.
    #[schema(min_length = 1, max_length = 255, pattern = "^[!-~]+$")]
    pub provider_user_id: String,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}
