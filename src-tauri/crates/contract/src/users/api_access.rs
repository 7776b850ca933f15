//! USR-12.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Sensitive;
use crate::{DateTime, Utc};

/// A program that came to the platform's API for a user, or tried to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ApiSession {
    pub session_id: Uuid,
    pub at: DateTime<Utc>,
    /// Whether it was let in.
    pub success: bool,
    pub ip: Option<String>,
    /// `Server`, `Desktop`, …
    pub device: Option<String>,
    pub location: Option<String>,
    /// What the caller may not see of it.
    pub masked: Vec<Sensitive>,
}
