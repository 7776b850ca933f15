use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AuditRef, Money, Problem, UserStatus};

/// What an action on a user did, in numbers, and where that is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ActionOutcome {
    pub user_id: Uuid,
    pub status: UserStatus,
    pub sessions_ended: u32,
    pub tokens_revoked: u32,
    pub payouts_held: Vec<Money>,
    pub payouts_released: Vec<Money>,
    /// Whether a mail to the user was put into the outbox.
    pub user_mailed: bool,
    pub audit: AuditRef,
    /// The digest that the confirmation showed.
    pub digest: String,
}

/// What became of a call with an idempotency key (invariant 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActionFate {
    /// The platform never took it in: nothing changed.
    Unknown,
    InProgress,
    Done {
        outcome: Box<ActionOutcome>,
    },
    /// It was refused: nothing changed.
    Refused {
        problem: Box<Problem>,
    },
}
