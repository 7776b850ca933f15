use serde::{Deserialize, Serialize};

use crate::{Action, AuditRef, Effect, Problem, Sensitive, Subject};

/// What an action did, and where that is written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Done {
    pub subject: Subject,
    pub effects: Vec<Effect>,
    pub audit: AuditRef,
    /// The digest that the confirmation showed, as people compare it: `7F3A-91C2`.
    pub digest: String,
    /// What takes it back, where something does (BEY-12).
    #[schema(value_type = Option<crate::ActionParts>)]
    pub undo: Option<Box<Action>>,
    /// What the caller may not see: the effects that tell it are without it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Sensitive>,
}

/// What became of a call with an idempotency key (invariant 4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActionFate {
    /// The platform never took it in: nothing changed.
    Unknown,
    InProgress,
    Done {
        outcome: Box<Done>,
    },
    /// It was refused: nothing changed.
    Refused {
        problem: Box<Problem>,
    },
}
