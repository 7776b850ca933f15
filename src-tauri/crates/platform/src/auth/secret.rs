//! Secrets that only their holder knows: tokens, challenges, grants, codes. Of each the database has the SHA-256.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use steward_contract::Secret;
use zeroize::Zeroizing;

use crate::rng::Rng;

/// A new secret of 256 bits with a prefix that says what it is, so that one that leaked is recognised.
pub fn generate(rng: &dyn Rng, prefix: &str) -> Secret {
    let bytes = Zeroizing::new(rng.bytes::<32>());
    format!("{prefix}_{}", URL_SAFE_NO_PAD.encode(*bytes)).into()
}

/// What is stored of a secret. A plain hash is enough because nobody can guess 256 random bits.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Ten groups like `7kq2-9fwx-m3ha`: 60 bits each, without letters that look like digits.
pub fn recovery_codes(rng: &dyn Rng) -> Vec<Secret> {
    const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let group = || rng.text(LETTERS, 4);
    (0..10).map(|_| [group(), group(), group()].join("-").into()).collect()
}

/// A recovery code as people may type it: any case, with or without dashes and spaces.
pub fn normalized(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    #[test]
    fn recovery_codes_survive_being_typed() {
        let codes = recovery_codes(&SeededRng::new(3));
        assert_eq!(codes.len(), 10);
        for code in codes {
            assert_eq!(normalized(&code.expose().replace('-', " ").to_uppercase()), code.expose());
        }
    }

    #[test]
    fn secrets_differ_and_are_long() {
        let rng = SeededRng::new(3);
        let (a, b) = (generate(&rng, "at"), generate(&rng, "at"));
        assert_ne!(a, b);
        assert_eq!(a.expose().len(), 3 + 43);
    }
}
