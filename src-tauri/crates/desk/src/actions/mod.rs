//! What admins do from this console: planned, prepared, confirmed, sent once, and followed until the outcome is known
//! (invariant 4). Which action it is, only the table knows.

mod confirm;
mod earlier;
mod prepare;
mod resolve;
mod typed;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use steward_contract::{Action, Done, Environment, Plan, Secret};
use uuid::Uuid;

use crate::ConsoleError;

pub(crate) use earlier::read;
pub(crate) use typed::Typed;

/// An action as it will be sent, and as it was shown. It doesn't change any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PreparedAction {
    /// The idempotency key.
    pub action_id: Uuid,
    /// Without secrets that were typed.
    pub action: Action,
    #[serde(default)]
    pub has_secret: bool,
    /// What the review shows.
    pub plan: Plan,
    pub user_name: String,
    pub user_email: Option<String>,
    /// As it is compared: `7F3A-91C2`.
    pub digest: String,
    /// Whether a fresh code has to confirm it.
    pub needs_code: bool,
    pub environment: Environment,
    /// The name under which this computer knows the platform, as everywhere in the window.
    pub platform: String,
}

/// An action that was sent and whose outcome is not known.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct OpenAction {
    pub prepared: PreparedAction,
    pub sent_at: DateTime<Utc>,
}

/// How an action ended, as far as it is known.
enum Ending {
    /// With the secret that it made, where the answer itself arrived.
    Done(Box<Done>, Option<Secret>),
    /// Certainly without any effect.
    Refused(ConsoleError),
    /// The answer got lost.
    Lost(ConsoleError),
}
