//! CRE-1.

use serde::{Deserialize, Serialize};

use crate::{Secret, UserStatus, UserType};

/// An email address or a phone number is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateUserRequest {
    /// 2 to 50 characters.
    #[schema(min_length = 2, max_length = 50)]
    pub name: String,
    /// Nobody else's.
    #[schema(min_length = 3, max_length = 254)]
    pub email: Option<String>,
    /// With its country: `+1 305 555 0194`.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// Up to 8 digits.
    #[schema(max_length = 8)]
    pub phone_extension: Option<String>,
    /// 3 to 40 of a to z, 0 to 9, `.`, `-` and `_`; nobody else's.
    #[schema(min_length = 3, max_length = 40)]
    pub username: Option<String>,
    /// Active, inactive, or pending verification: then a link proves the address first.
    pub status: UserStatus,
    /// At least one, where the platform has types of users.
    #[schema(max_items = 8)]
    pub user_types: Vec<UserType>,
    /// Codes of roles; at least one for an admin or an instructor.
    #[schema(max_items = 64)]
    pub roles: Vec<String>,
    /// 12 to 256 characters. Without one the user sets one before they log in.
    #[specta(type = Option<String>)]
    pub password: Option<Secret>,
    /// Whether the user is mailed a link that sets their password.
    pub send_link: bool,
}
