//! Where chance comes from: ids, tokens, secrets (invariant 6).

use std::sync::{Mutex, PoisonError};

use rand::{Rng as _, SeedableRng, TryRng, rngs::SysRng};
use uuid::{Builder, Uuid};

use crate::clock::Clock;

/// A source of bytes that nobody can foresee; only in tests they can be repeated.
pub trait Rng: Send + Sync + 'static {
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Rng {
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// An id that sorts by the time it was made (UUID version 7, RFC 9562).
    pub fn id(&self, clock: &dyn Clock) -> Uuid {
        let millis = u64::try_from(clock.now_ms()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// `length` characters of `alphabet`, each equally likely.
    pub fn text(&self, alphabet: &[u8], length: usize) -> String {
        let mut text = String::with_capacity(length);
        let fair = 256 - 256 % alphabet.len();
        while text.len() < length {
            let [byte] = self.bytes();
            // Bytes past the last whole multiple of the alphabet would make its first letters likelier.
            if usize::from(byte) < fair {
                text.push(char::from(alphabet[usize::from(byte) % alphabet.len()]));
            }
        }
        text
    }
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRng;

impl Rng for SystemRng {
    #[allow(clippy::expect_used, reason = "without randomness no secret can be made, so nothing may go on")]
    fn fill(&self, bytes: &mut [u8]) {
        SysRng.try_fill_bytes(bytes).expect("the operating system gives random bytes");
    }
}

/// A generator that gives the same bytes for the same seed.
pub struct SeededRng(Mutex<rand::rngs::StdRng>);

impl SeededRng {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(rand::rngs::StdRng::seed_from_u64(seed)))
    }
}

impl Rng for SeededRng {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_another_does_not() {
        let bytes = |seed| (&SeededRng::new(seed) as &dyn Rng).bytes::<16>();
        assert_eq!(bytes(1), bytes(1));
        assert_ne!(bytes(1), bytes(2));
    }

    #[test]
    fn text_is_of_its_alphabet() {
        let rng: &dyn Rng = &SeededRng::new(7);
        let text = rng.text(b"abc", 500);
        assert_eq!(text.len(), 500);
        assert!(text.bytes().all(|letter| b"abc".contains(&letter)));
    }
}
