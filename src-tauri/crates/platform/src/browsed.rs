//! What each admin was shown of sensitive facts in lists, lately.
//!
//! It is kept in the process: counting in the database would make a write of every page that is read. So several servers
//! of one platform count apart, and a restart forgets what was not yet written down; what is due goes to the audit log,
//! which they share. There is one entry for each admin who was shown something within the hour, with no more users in it
//! than the limit allows.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use uuid::Uuid;

use crate::domain::browsing::Browsing;

#[derive(Default)]
pub struct Browsed {
    admins: Mutex<HashMap<Uuid, Browsing>>,
    recording: tokio::sync::Mutex<()>,
}

/// What has to be written down: so many users, since then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub shown: u32,
    pub since: i64,
}

impl Browsed {
    /// Counts users in whom an admin is about to be shown.
    ///
    /// # Errors
    /// When there are more than `most` in the hour: the seconds until there may be others.
    pub fn show(&self, admin: Uuid, users: &[Uuid], most: u32, now: i64) -> Result<(), u32> {
        let mut admins = self.lock();
        admins.retain(|_, browsing| !browsing.is_over(now));
        admins.entry(admin).or_insert_with(|| Browsing::begun(now)).show(users, most, now)
    }

    pub fn due(&self, admin: Uuid) -> Option<Due> {
        let admins = self.lock();
        let browsing = admins.get(&admin)?;
        Some(Due { shown: browsing.due()?, since: browsing.since })
    }

    pub fn recorded(&self, admin: Uuid, due: Due) {
        if let Some(browsing) = self.lock().get_mut(&admin).filter(|browsing| browsing.since == due.since) {
            browsing.recorded(due.shown);
        }
    }

    /// A turn to write down what is due, while it is held: pages that come together make one entry.
    pub async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.recording.lock().await
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Browsing>> {
        self.admins.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
