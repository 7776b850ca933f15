//! Asks what became of an action whose answer got lost. Nothing is ever sent a second time to find out.

use std::time::Duration;

use steward_client::Call;
use steward_contract::{ActionFate, GetFate, KeyPath};
use uuid::Uuid;

use super::confirm::{no_such_action, outcome_unknown};
use super::{Ending, OpenAction, PreparedAction};
use crate::session::Session;
use crate::{Answer, ConsoleError, Desk};

/// How long to wait before each question: the first after a moment, all within 5 seconds.
const WAITS: [Duration; 5] = [
    Duration::from_millis(100),
    Duration::from_millis(300),
    Duration::from_millis(700),
    Duration::from_millis(1400),
    Duration::from_millis(2000),
];

impl Desk {
    /// What became of an open action. When it is known, the action is open no more.
    ///
    /// # Errors
    /// `outcome_unknown` when the platform can't be asked or is still at it.
    pub async fn resolve_action(&self, connection: Uuid, action_id: Uuid) -> Answer<ActionFate> {
        let session = self.session(connection)?;
        let store = self.home().await?.store;
        let stored = store.action(connection, action_id).await?.ok_or_else(no_such_action)?;
        let fate = ask(&session, action_id).await.ok_or_else(outcome_unknown)?;
        match &fate {
            ActionFate::Done { outcome } => {
                self.show_once(&stored.prepared, outcome, None);
                store.remove_action(action_id).await?;
            }
            ActionFate::Refused { .. } => store.remove_action(action_id).await?,
            ActionFate::Unknown => store.mark_sent(action_id, None).await?,
            ActionFate::InProgress => return Err(outcome_unknown()),
        }
        Ok(fate)
    }

    /// Actions that were sent and whose outcome is not known, also from before a restart.
    ///
    /// # Errors
    /// When the console is locked or the local store can't be used.
    pub async fn open_actions(&self, connection: Uuid) -> Answer<Vec<OpenAction>> {
        self.session(connection)?;
        let stored = self.home().await?.store.sent_actions(connection).await?;
        let open = stored.into_iter().filter_map(|action| Some((action.prepared, action.sent_at?)));
        Ok(open.map(|(prepared, sent_at)| OpenAction { prepared, sent_at }).collect())
    }

    /// The ending, after asking when the answer got lost.
    pub(super) async fn follow(&self, session: &Session, action: &PreparedAction, ending: Ending) -> Ending {
        let Ending::Lost(error) = ending else { return ending };
        match ask(session, action.action_id).await {
            Some(ActionFate::Done { outcome }) => Ending::Done(outcome, None),
            Some(ActionFate::Refused { problem }) => Ending::Refused((*problem).into()),
            Some(ActionFate::Unknown) => Ending::Refused(not_taken_in()),
            Some(ActionFate::InProgress) | None => Ending::Lost(error),
        }
    }
}

/// The fate of a key, asked until it is final or time is up. "Unknown" must be heard twice: the first time, the call may
/// still be on its way.
async fn ask(session: &Session, key: Uuid) -> Option<ActionFate> {
    let mut last = None;
    for wait in WAITS {
        tokio::time::sleep(wait).await;
        let fate = session.call(&Call::<GetFate>::new(&KeyPath { key }, &(), &()).ok()?).await.ok();
        match (&last, &fate) {
            (_, Some(ActionFate::Done { .. } | ActionFate::Refused { .. }))
            | (Some(ActionFate::Unknown), Some(ActionFate::Unknown)) => return fate,
            _ => last = fate.or(last),
        }
    }
    // A single "unknown" after failed questions is not proof enough.
    last.filter(|fate| !matches!(fate, ActionFate::Unknown))
}

fn not_taken_in() -> ConsoleError {
    ConsoleError::new(crate::DeskCode::Unreachable, "The platform did not receive this. Nothing was changed.")
        .remedy("Confirm it again with a new code.")
}
