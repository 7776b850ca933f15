//! Where chance comes from: ids, keys, passwords (invariant 6).

use rand::{TryRng as _, rngs::SysRng};
use uuid::{Builder, Uuid};

/// A source of bytes that nobody can foresee; only in tests they can be repeated.
pub trait Rng: Send + Sync + 'static {
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Rng {
    /// A random id (UUID version 4, RFC 9562).
    pub fn id(&self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRng;

impl Rng for SystemRng {
    #[allow(clippy::expect_used, reason = "without randomness no key can be made, so nothing may go on")]
    fn fill(&self, bytes: &mut [u8]) {
        SysRng.try_fill_bytes(bytes).expect("the operating system gives random bytes");
    }
}
