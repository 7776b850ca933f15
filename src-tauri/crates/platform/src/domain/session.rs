//! How long signing in and its tokens last, and how often one may be wrong (CON-2, CON-4, CON-6).

use chrono::TimeDelta;

/// From the password to the second factor.
pub const CHALLENGE: TimeDelta = TimeDelta::minutes(5);
/// An access token.
pub const ACCESS: TimeDelta = TimeDelta::minutes(10);
/// A refresh token that is not used.
pub const REFRESH: TimeDelta = TimeDelta::days(14);
/// A session however busy it is; then one signs in anew.
pub const SESSION: TimeDelta = TimeDelta::days(30);

/// Wrong tries within [`WINDOW`] that lock for [`LOCK`].
pub const TRIES: u32 = 5;
pub const WINDOW: TimeDelta = TimeDelta::minutes(5);
pub const LOCK: TimeDelta = TimeDelta::minutes(15);

/// Wrong passwords from one address that do the same, for whatever accounts: more than the people of an office mistype,
/// and too few to try one password on many accounts.
pub const TRIES_FROM_ADDRESS: u32 = 30;

/// Wrong passwords on one account from all the addresses that its admin has not signed in from: so many that people don't
/// reach it, and few enough that many addresses don't help a guesser.
pub const TRIES_ON_ACCOUNT: u32 = 100;

/// How long an address counts as one that an admin signs in from.
pub const KNOWN: TimeDelta = TimeDelta::days(90);

/// Wrong tries of one subject: an account and an address, a session, an address. Instants are unix milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    pub failures: u32,
    /// Of the first failure that counts.
    pub since: i64,
    /// `0` when not locked.
    pub locked_until: i64,
}

impl Tries {
    /// Seconds until the next try is allowed; `None` when it is allowed now.
    pub fn wait(self, now: i64) -> Option<u32> {
        let left = self.locked_until - now;
        (left > 0).then(|| u32::try_from((left + 999) / 1000).unwrap_or(u32::MAX))
    }

    pub fn left(self) -> u32 {
        TRIES.saturating_sub(self.failures)
    }

    /// After one more wrong try at `now`.
    #[must_use]
    pub fn failed(self, now: i64) -> Self {
        self.failed_of(TRIES, now)
    }

    /// The same where so many lock.
    #[must_use]
    pub fn failed_of(self, most: u32, now: i64) -> Self {
        let lapsed =
            now - self.since >= WINDOW.num_milliseconds() || self.locked_until != 0 && self.locked_until <= now;
        let (failures, since) = if self.failures == 0 || lapsed { (1, now) } else { (self.failures + 1, self.since) };
        let locked_until = if failures >= most { now + LOCK.num_milliseconds() } else { 0 };
        Self { failures, since, locked_until }
    }

    /// After a try that had been counted as wrong turned out not to be.
    #[must_use]
    pub fn taken_back(self, most: u32) -> Self {
        let failures = self.failures.saturating_sub(1);
        let locked_until = if failures >= most { self.locked_until } else { 0 };
        Self { failures, locked_until, ..self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINUTE: i64 = 60_000;

    fn after(times: &[i64]) -> Tries {
        times.iter().fold(Tries::default(), |tries, now| tries.failed(*now))
    }

    #[test]
    fn the_fifth_within_the_window_locks_for_fifteen_minutes() {
        assert_eq!(after(&[0, 1, 2, 3]).wait(4), None);
        let locked = after(&[0, 1, 2, 3, 4]);
        assert_eq!((locked.left(), locked.wait(4)), (0, Some(15 * 60)));
        assert_eq!(locked.wait(4 + 15 * MINUTE - 1), Some(1));
        assert_eq!(locked.wait(4 + 15 * MINUTE), None);
    }

    #[test]
    fn failures_of_another_window_are_forgotten() {
        assert_eq!(after(&[0, 1, 2, 3, 5 * MINUTE]).failures, 1);
        assert_eq!(after(&[0, 1, 2, 3, 4, 4 + 15 * MINUTE]).failures, 1);
    }

    #[test]
    fn what_is_taken_back_was_never_counted() {
        let four = after(&[0, 1, 2, 3]);
        assert_eq!(four.failed(4).taken_back(TRIES), four);
    }

    proptest! {
        #[test]
        fn never_more_than_five_tries_per_window(mut times in proptest::collection::vec(0..60 * MINUTE, 1..200)) {
            times.sort_unstable();
            let mut tries = Tries::default();
            let mut allowed = Vec::new();
            for now in times {
                if tries.wait(now).is_none() {
                    tries = tries.failed(now);
                    allowed.push(now);
                }
            }
            // Fixed windows: two of them can touch, so at most nine tries fit into any five minutes.
            for (place, start) in allowed.iter().enumerate() {
                let within = allowed[place..].iter().filter(|at| **at - start < WINDOW.num_milliseconds()).count();
                prop_assert!(within <= 9);
            }
        }
    }
}
