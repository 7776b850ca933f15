//! What happens by itself while the console runs.

use std::time::Duration;

use futures::future::join_all;
use tokio::time::MissedTickBehavior;
use uuid::Uuid;

use crate::{Answer, Desk};

const BEAT: Duration = Duration::from_secs(1);
/// Every so many beats, tokens are renewed.
const ROUND: u32 = 10;

impl Desk {
    /// Starts what the window will ask for; then locks when idle, renews tokens before they end and looks for platforms
    /// out of reach. Runs until it is dropped.
    pub async fn watch(self) {
        let desk = self.clone();
        tokio::spawn(async move { desk.start_ahead().await });
        let mut beats = tokio::time::interval(BEAT);
        beats.set_missed_tick_behavior(MissedTickBehavior::Skip);
        for beat in (0..ROUND).cycle() {
            beats.tick().await;
            // Without a store there is nothing to lock, and the gate says why.
            let _ = self.lock_when_idle().await;
            let desk = self.clone();
            // On its own, because a slow server must not keep the console from locking.
            tokio::spawn(async move {
                if beat == 0 { desk.look_after_sessions().await } else { desk.look_for_platforms().await }
            });
        }
    }

    /// One round over all sessions.
    pub async fn look_after_sessions(&self) {
        let _ = self.remember_activity().await;
        join_all(self.sessions().iter().map(|session| async {
            session.look().await;
            session.keep_fresh().await;
        }))
        .await;
    }

    /// Looks for the platforms out of reach that had their rest.
    async fn look_for_platforms(&self) {
        join_all(self.sessions().iter().map(|session| session.look())).await;
    }

    /// Looks for a platform out of reach at once. Whether it's back is told by an event.
    ///
    /// # Errors
    /// `console_locked`, `not_connected`.
    pub async fn try_connection(&self, connection: Uuid) -> Answer<()> {
        self.session(connection)?.look_at_once().await;
        Ok(())
    }
}
