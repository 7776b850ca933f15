//! What admins do to users from this console: prepared, confirmed, sent once, and followed until the outcome is known
//! (invariant 4).

mod confirm;
mod prepare;
mod resolve;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use steward_contract::{
    ActionOutcome, Environment, Operation as _, ReactivateRequest, ReactivateUser, SuspendRequest, SuspendUser,
    request_digest,
};
use uuid::Uuid;

use crate::{Answer, ConsoleError};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    Suspend,
    Reactivate,
}

/// An action as it will be sent. It doesn't change any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct PreparedAction {
    /// The idempotency key.
    pub action_id: Uuid,
    pub action: ActionKind,
    pub user_id: Uuid,
    pub user_name: String,
    pub user_email: Option<String>,
    /// As it is compared: `7F3A-91C2`.
    pub digest: String,
    pub environment: Environment,
    /// The name under which this computer knows the platform, as everywhere in the window.
    pub platform: String,
    pub suspend: Option<SuspendRequest>,
    pub reactivate: Option<ReactivateRequest>,
}

/// An action that was sent and whose outcome is not known.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct OpenAction {
    pub prepared: PreparedAction,
    pub sent_at: DateTime<Utc>,
}

/// The request inside a prepared action.
enum Request<'a> {
    Suspend(&'a SuspendRequest),
    Reactivate(&'a ReactivateRequest),
}

impl PreparedAction {
    fn request(&self) -> Answer<Request<'_>> {
        match (self.action, &self.suspend, &self.reactivate) {
            (ActionKind::Suspend, Some(request), _) => Ok(Request::Suspend(request)),
            (ActionKind::Reactivate, _, Some(request)) => Ok(Request::Reactivate(request)),
            _ => Err(ConsoleError::internal(&"a prepared action without its request")),
        }
    }
}

impl Request<'_> {
    fn operation(&self) -> &'static str {
        match self {
            Self::Suspend(_) => SuspendUser::DECLARATION.id,
            Self::Reactivate(_) => ReactivateUser::DECLARATION.id,
        }
    }

    /// What ties a confirmation to exactly this request, in hex.
    fn digest(&self, user_id: Uuid) -> Answer<String> {
        let target = user_id.to_string();
        Ok(match self {
            Self::Suspend(request) => request_digest(self.operation(), &target, request)?,
            Self::Reactivate(request) => request_digest(self.operation(), &target, request)?,
        })
    }
}

/// How an action ended, as far as it is known.
enum Ending {
    Done(Box<ActionOutcome>),
    /// Certainly without any effect.
    Refused(ConsoleError),
    /// The answer got lost.
    Lost(ConsoleError),
}
