//! A secret that an admin typed into a form: it waits here, in memory, until its action is sent, and is in no store and in no
//! answer to the window.

use std::sync::{Mutex, PoisonError};

use steward_contract::{Action, ProblemCode};
use uuid::Uuid;

use super::PreparedAction;
use crate::{Answer, ConsoleError};

/// The last action that has one. There is one dialog; whoever prepares another has given this one up.
#[derive(Default)]
pub(crate) struct Typed(Mutex<Option<(Uuid, Action)>>);

impl Typed {
    /// Keeps what was typed, and gives the action as it may be stored and shown.
    ///
    /// # Errors
    /// When its body can't be written as JSON.
    pub fn keep(&self, action_id: Uuid, action: Action) -> Result<Action, serde_json::Error> {
        let bare = action.without_secrets()?;
        if bare != action {
            *self.held() = Some((action_id, action));
        }
        Ok(bare)
    }

    /// The action as it is to be sent.
    ///
    /// # Errors
    /// `not_found` where what was typed was forgotten since: at a lock, at the end, or for another.
    pub fn whole(&self, prepared: &PreparedAction) -> Answer<Action> {
        if !prepared.has_secret {
            return Ok(prepared.action.clone());
        }
        let held = self.held();
        let whole = held.as_ref().filter(|(action_id, _)| *action_id == prepared.action_id);
        whole.map(|(_, action)| action.clone()).ok_or_else(|| {
            ConsoleError::new(ProblemCode::NotFound, "What was typed in secret is not kept.")
                .remedy("Go back and type it again. Nothing was changed.")
        })
    }

    /// It was sent, or given up.
    pub fn forget(&self, action_id: Uuid) {
        self.held().take_if(|(held, _)| *held == action_id);
    }

    pub fn forget_all(&self) {
        *self.held() = None;
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<(Uuid, Action)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
