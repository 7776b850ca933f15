//! Pages of the whole list, remembered for as long as no user changes: many consoles show the same first page.

use std::{
    num::NonZeroUsize,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use lru::LruCache;
use steward_contract::{UserListQuery, UserPage, UserSelector};

/// A page takes some 40 KiB.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(32).unwrap();

/// The last pages, each with the version of the data that it shows.
pub struct Pages(Mutex<LruCache<UserListQuery, (i64, UserPage)>>);

impl Default for Pages {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(REMEMBERED)))
    }
}

impl Pages {
    /// The page as it is in this version; what it shows is then as of now.
    pub fn at(&self, version: i64, query: &UserListQuery, now: DateTime<Utc>) -> Option<UserPage> {
        let mut page = self.lock().get(query).filter(|(of, _)| *of == version)?.1.clone();
        page.total.as_of = now;
        Some(page)
    }

    /// Keeps a page of the whole list. What a filter finds depends on more than the users.
    pub fn keep(&self, version: i64, query: &UserListQuery, page: &UserPage) {
        if query.selector == UserSelector::default() {
            self.lock().put(query.clone(), (version, page.clone()));
        }
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<UserListQuery, (i64, UserPage)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
