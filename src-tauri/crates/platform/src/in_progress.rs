//! The changes that are being made right now, by admin and idempotency key (invariant 4).

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use uuid::Uuid;

type Key = (Uuid, Uuid);

#[derive(Default)]
pub struct InProgress(Arc<Mutex<HashSet<Key>>>);

/// Takes the change out of the list when it ends, however it ends.
pub struct Turn {
    turns: Arc<Mutex<HashSet<Key>>>,
    key: Key,
}

impl InProgress {
    /// `None` when a change with this key is being made already.
    pub fn begin(&self, admin_id: Uuid, key: Uuid) -> Option<Turn> {
        let key = (admin_id, key);
        let is_new = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        is_new.then(|| Turn { turns: self.0.clone(), key })
    }

    pub fn contains(&self, admin_id: Uuid, key: Uuid) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&(admin_id, key))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
