//! When something that failed is tried again, and when no more.

use chrono::TimeDelta;

/// Tries of one message. With their pauses they take two days: a server that is down over a weekend gets them still.
pub const MOST: i32 = 16;
/// What waits for longer than this isn't news any more: it is given up instead of sent.
pub const OLD: TimeDelta = TimeDelta::days(3);

const FIRST: TimeDelta = TimeDelta::minutes(1);
const LONGEST: TimeDelta = TimeDelta::hours(6);

/// The pause after so many tries have failed: twice the one before, up to a bound.
pub fn pause(failed: i32) -> TimeDelta {
    let doublings = u32::try_from(failed.clamp(1, MOST) - 1).unwrap_or_default();
    (FIRST * 2_i32.pow(doublings)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours() {
        let minutes: Vec<i64> = (0..=11).map(|failed| pause(failed).num_minutes()).collect();
        assert_eq!(minutes, [1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(pause(i32::MAX), LONGEST);
    }

    #[test]
    fn all_tries_take_two_days_and_fit_before_what_is_old() {
        let all = (1..MOST).map(pause).sum::<TimeDelta>();
        assert!(all > TimeDelta::days(1) && all < OLD, "{all}");
    }
}
