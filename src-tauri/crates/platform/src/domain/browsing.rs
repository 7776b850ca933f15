//! How many people's sensitive facts an admin may be shown in lists: enough to look through by hand, too few to carry
//! everybody's away without an export (RBA-1, EXP-4).

use std::collections::HashSet;

use chrono::TimeDelta;
use uuid::Uuid;

/// What is counted together, from the first page on. Two windows can touch, so twice the limit fits into two moments.
pub const WINDOW: TimeDelta = TimeDelta::hours(1);

/// Users after which it is written down, each time.
pub const STEP: u32 = 1_000;

/// Users in a window, where a preset says nothing else: a list of a million is scrolled through in far fewer, because
/// only what stands still is read.
pub const MOST: u32 = 20_000;

/// What one admin was shown. A user who is shown again counts once: looking twice, and a list that renews itself, carry
/// nothing more away.
#[derive(Debug, Clone)]
pub struct Browsing {
    /// Unix milliseconds.
    pub since: i64,
    users: HashSet<Uuid>,
    recorded: u32,
}

impl Browsing {
    pub fn begun(now: i64) -> Self {
        Self { since: now, users: HashSet::new(), recorded: 0 }
    }

    pub fn is_over(&self, now: i64) -> bool {
        !(0..WINDOW.num_milliseconds()).contains(&(now - self.since))
    }

    /// Counts these users in.
    ///
    /// # Errors
    /// When that makes more than `most`, of whom none is then counted: the seconds until the next window.
    pub fn show(&mut self, shown: &[Uuid], most: u32, now: i64) -> Result<(), u32> {
        let new: HashSet<Uuid> = shown.iter().filter(|user| !self.users.contains(user)).copied().collect();
        if !new.is_empty() && self.users.len() + new.len() > most as usize {
            let left = self.since + WINDOW.num_milliseconds() - now;
            return Err(u32::try_from((left + 999) / 1000).unwrap_or(u32::MAX));
        }
        self.users.extend(new);
        Ok(())
    }

    /// How many were shown, when that has to be written down.
    pub fn due(&self) -> Option<u32> {
        let shown = u32::try_from(self.users.len()).unwrap_or(u32::MAX);
        (shown / STEP > self.recorded / STEP).then_some(shown)
    }

    /// So many are written down.
    pub fn recorded(&mut self, shown: u32) {
        self.recorded = self.recorded.max(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn users(range: std::ops::Range<u128>) -> Vec<Uuid> {
        range.map(Uuid::from_u128).collect()
    }

    #[test]
    fn each_full_step_is_due_once() {
        let mut browsing = Browsing::begun(0);
        let mut entries = Vec::new();
        for page in 0..35 {
            browsing.show(&users(page * 100..page * 100 + 100), MOST, 0).unwrap();
            if let Some(shown) = browsing.due() {
                browsing.recorded(shown);
                entries.push(shown);
            }
        }
        assert_eq!(entries, [1_000, 2_000, 3_000]);
    }

    #[test]
    fn what_was_not_written_down_stays_due() {
        let mut browsing = Browsing::begun(0);
        browsing.show(&users(0..1_000), MOST, 0).unwrap();
        assert_eq!(browsing.due(), Some(1_000));
        browsing.show(&users(1_000..1_100), MOST, 0).unwrap();
        assert_eq!(browsing.due(), Some(1_100));
    }

    #[test]
    fn who_is_shown_again_counts_once() {
        let mut browsing = Browsing::begun(0);
        for _ in 0..50 {
            browsing.show(&users(0..500), 500, 0).unwrap();
        }
        assert_eq!(browsing.due(), None);
    }

    #[test]
    fn the_limit_holds_until_the_window_is_over() {
        let (mut browsing, hour) = (Browsing::begun(7), WINDOW.num_milliseconds());
        browsing.show(&users(0..450), 500, 7).unwrap();
        assert_eq!(browsing.show(&users(440..501), 500, 7), Err(3_600));
        assert_eq!(browsing.show(&users(450..500), 500, 7), Ok(()), "nobody of the refused page was counted");
        assert_eq!(browsing.show(&users(500..501), 500, 7 + hour - 1), Err(1));
        assert!(!browsing.is_over(7 + hour - 1) && browsing.is_over(7 + hour));
        assert!(browsing.is_over(0), "a clock that was set back begins anew");
    }
}
