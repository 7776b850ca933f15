//! USR-12.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Sensitive;
use crate::{DateTime, LinkPurpose, Utc};

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

crate::codes! {
    /// What became of a link that a user was sent.
    SentTokenState {
        Waiting = "waiting",
        Used = "used",
        Over = "over",
        Replaced = "replaced",
        NotSent = "not_sent",
    }
}

/// A link that went to a user, of which the platform keeps the hash alone: nobody can be shown it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct SentToken {
    pub at: DateTime<Utc>,
    pub purpose: LinkPurpose,
    /// An address of mail, or a phone number.
    pub to: Option<String>,
    pub state: SentTokenState,
    /// Until when it was good, where nothing ended it before.
    pub valid_until: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    /// What the caller may not see of it.
    pub masked: Vec<Sensitive>,
}
