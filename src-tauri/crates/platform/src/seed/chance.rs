//! Chance that can be repeated.

use rand::{Rng, RngExt, SeedableRng, rngs::StdRng};
use uuid::{Builder, Uuid};

pub const DAY: i64 = 24 * 60 * 60 * 1000;

/// The instant's day, counted from 1970-01-01.
pub fn day_of(instant: i64) -> i32 {
    i32::try_from(instant.div_euclid(DAY)).unwrap_or_default()
}

/// Decides everything about one user, from the seed and the user's number alone.
pub struct Chance(StdRng);

impl Chance {
    pub fn of(seed: u64, user: u32) -> Self {
        Self(StdRng::seed_from_u64(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(user)))
    }

    pub fn percent(&mut self, percent: u32) -> bool {
        self.permille(percent * 10)
    }

    pub fn permille(&mut self, permille: u32) -> bool {
        self.0.random_range(0..1000) < permille
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if low < high { self.0.random_range(low..=high) } else { low }
    }

    pub fn number(&mut self, low: i32, high: i32) -> i32 {
        self.0.random_range(low..=high)
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.0.random_range(0..from.len())]
    }

    /// Each as likely as its weight; the weights must not all be 0.
    pub fn weighted<'a, T>(&mut self, from: &'a [T], weight: impl Fn(&T) -> u32) -> &'a T {
        let mut left = self.0.random_range(0..from.iter().map(&weight).sum::<u32>());
        for item in from {
            match left.checked_sub(weight(item)) {
                Some(rest) => left = rest,
                None => return item,
            }
        }
        &from[from.len() - 1]
    }

    /// An instant between the two, the likelier the later it is: some in the last minute, most in the last months.
    pub fn lately(&mut self, from: i64, to: i64) -> i64 {
        self.ago(from, to, |chance| chance * chance)
    }

    /// An instant between the two of something that there is ever more of, as a platform that grows has registrations.
    pub fn growing(&mut self, from: i64, to: i64) -> i64 {
        self.ago(from, to, |chance| 1.0 - chance.sqrt())
    }

    fn ago(&mut self, from: i64, to: i64, share: impl Fn(f64) -> f64) -> i64 {
        let ago = share(self.0.random());
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a sample instant")]
        let ago = ((to - from) as f64 * ago) as i64;
        to - ago
    }

    pub fn uuid(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        Builder::from_random_bytes(bytes).into_uuid()
    }

    pub fn ip(&mut self) -> String {
        let last = self.0.random_range(1..=254);
        match self.0.random_range(0..10) {
            0..4 => format!("192.0.2.{last}"),
            4..7 => format!("198.51.100.{last}"),
            7..9 => format!("203.0.113.{last}"),
            _ => format!("2001:db8:{:x}::{last:x}", self.0.random_range(1..0xffff)),
        }
    }
}
