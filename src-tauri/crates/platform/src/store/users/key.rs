//! What a question about users is remembered under.

use std::fmt;

use sha2::{Digest, Sha256};

/// A digest of a question's structure: two questions have the same key only when they are the same, whatever their
/// values are made of, and a key takes the same room for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// Of something that is written out whole, each text quoted, by its `Debug`.
    pub fn of(structure: &impl fmt::Debug) -> Self {
        let mut hash = Hashed(Sha256::new());
        // Hashing takes every text.
        let _ = fmt::write(&mut hash, format_args!("{structure:?}"));
        Self(hash.0.finalize().into())
    }

    /// Its beginning: enough to tell apart what nobody forges.
    pub fn short(&self) -> &[u8] {
        &self.0[..6]
    }

    /// Of many numbers, faster than by writing them out.
    pub fn of_numbers(numbers: &[i64]) -> Self {
        let hash = numbers.iter().fold(Sha256::new(), |hash, number| hash.chain_update(number.to_le_bytes()));
        Self(hash.finalize().into())
    }
}

struct Hashed(Sha256);

impl fmt::Write for Hashed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}
