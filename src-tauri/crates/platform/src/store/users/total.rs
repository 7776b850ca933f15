//! How many users match. Counting is what costs, so a count is remembered for as long as no user changes, and one that
//! was expensive for a few seconds more; the answer says from when it is.

use std::{
    num::NonZeroUsize,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use lru::LruCache;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr,
    sea_query::{Expr, Query},
};
use steward_contract::Total;
use tokio::sync::Semaphore;

use super::{
    Users,
    key::Key,
    kind,
    plan::{self, FEW},
    selector::Selected,
};
use crate::clock::instant;

/// How old an expensive count may be, in milliseconds, while users change.
const EXPENSIVE_FOR: i64 = 5_000;

/// How long it is believed that a condition is met by few, or by many; a wrong belief costs time, never rightness.
const ESTIMATES_FOR: i64 = 300_000;

const REMEMBERED: NonZeroUsize = NonZeroUsize::new(4096).unwrap();

/// Counts that may run at once, so that reads of pages always find a processor.
const COUNTING: usize = 2;

pub struct Totals {
    counts: Mutex<LruCache<Key, Count>>,
    estimates: Mutex<LruCache<Key, (i64, Option<u32>)>>,
    counting: Semaphore,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    users: u32,
    version: i64,
    at: i64,
    expensive: bool,
}

impl Default for Totals {
    fn default() -> Self {
        let [counts, estimates] = [(); 2].map(|()| REMEMBERED);
        Self {
            counts: Mutex::new(LruCache::new(counts)),
            estimates: Mutex::new(LruCache::new(estimates)),
            counting: Semaphore::new(COUNTING),
        }
    }
}

impl Totals {
    /// The last count, of whatever version: good enough to choose a plan by.
    pub fn last(&self, key: Key) -> Option<u32> {
        lock(&self.counts).get(&key).map(|count| count.users)
    }

    fn good(&self, key: Key, version: i64, now: i64) -> Option<Total> {
        let count = *lock(&self.counts).get(&key)?;
        let at = match count {
            Count { version: counted, .. } if counted == version => now,
            Count { expensive: true, at, .. } if (0..EXPENSIVE_FOR).contains(&(now - at)) => at,
            _ => return None,
        };
        Some(Total { count: count.users, as_of: instant(at) })
    }

    /// Whether few meet a condition and how many, as far as it is remembered.
    pub fn estimate(&self, key: Key, now: i64) -> Option<Option<u32>> {
        let (at, few) = *lock(&self.estimates).get(&key)?;
        (0..ESTIMATES_FOR).contains(&(now - at)).then_some(few)
    }

    pub fn remember_estimate(&self, key: Key, few: Option<u32>, now: i64) {
        lock(&self.estimates).put(key, (now, few));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Users {
    /// How many users are selected, exactly: as they are in `version` or, for an expensive count, were a few seconds
    /// ago.
    pub(super) async fn total(&self, selected: &Selected, key: Key, version: i64, now: i64) -> Result<Total, DbErr> {
        if let Some(total) = self.totals.good(key, version, now) {
            return Ok(total);
        }
        let _turn = self.totals.counting.acquire().await;
        // Whoever was before us may have counted the same.
        if let Some(total) = self.totals.good(key, version, now) {
            return Ok(total);
        }
        let (users, expensive) = self.count(self.database.read(), selected, now).await?;
        lock(&self.totals.counts).put(key, Count { users, version, at: now, expensive });
        Ok(Total { count: users, as_of: instant(now) })
    }

    /// How many users there are, as far as a plan needs to know.
    pub(super) async fn everyone(&self, now: i64) -> Result<u32, DbErr> {
        let everyone = Selected::default();
        match self.totals.last(everyone.key()) {
            Some(users) => Ok(users),
            None => Ok(self.total(&everyone, everyone.key(), 0, now).await?.count),
        }
    }

    /// How many users are selected in one state of the data: of no other, and nothing that was remembered.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn count_in(
        &self,
        snapshot: &DatabaseTransaction,
        selected: &Selected,
        now: DateTime<Utc>,
    ) -> Result<u32, DbErr> {
        let _turn = self.totals.counting.acquire().await;
        Ok(self.count(snapshot, selected, now.timestamp_millis()).await?.0)
    }

    /// The count, and whether it took a while.
    async fn count(
        &self,
        connection: &impl ConnectionTrait,
        selected: &Selected,
        now: i64,
    ) -> Result<(u32, bool), DbErr> {
        let conditions = &selected.conditions;
        if conditions.is_empty() {
            return Ok((kind::kinds(connection).await?.iter().map(|(_, users)| users).sum(), false));
        }
        if let [only] = conditions.as_slice()
            && let Some(users) = self.counted(connection, only).await?
        {
            return Ok((users, false));
        }
        let driver = self.driver(conditions, now).await?;
        let mut select = Query::select().expr(Expr::cust("count(*)")).from("users").take();
        match (&driver, conditions.as_slice()) {
            // What the driver says of its count may be some minutes old; the total must not be.
            (Some(driver), _) => plan::gather(&mut select, conditions, driver),
            (None, [only]) => match self.seek(only).await? {
                Some(seek) => {
                    select.and_where(seek);
                }
                None => {
                    select.and_where(only.test.clone());
                }
            },
            (None, _) => {
                for condition in conditions {
                    select.and_where(condition.test.clone());
                }
            }
        }
        let expensive = driver.is_none_or(|driver| driver.count > FEW / 4);
        Ok((plan::number(connection, &select).await?, expensive))
    }
}
