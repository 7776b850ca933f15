//! What the database must not show is encrypted with a key from outside of it: AES-256-GCM, tied to the admin it is of.

use std::sync::Arc;

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::rng::Rng;

/// The keys that are given from outside: the first seals, all of them open.
#[derive(Clone, Default)]
pub struct SecretKeys(Arc<Vec<Key>>);

struct Key {
    id: KeyId,
    cipher: Aes256Gcm,
}

/// What a sealed secret names its key by: the beginning of the key's SHA-256.
type KeyId = [u8; 4];

/// Version of the format, key, nonce; then what is encrypted, with its tag.
const FORMAT: u8 = 1;
const NONCE: usize = 12;
const HEAD: usize = 1 + size_of::<KeyId>() + NONCE;
const TAG: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("there is no key")]
    None,
    #[error("key {0} is not base64 of 32 bytes")]
    Malformed(usize),
    #[error("key {0} is there twice")]
    Twice(usize),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("the platform runs without a key for secrets")]
    NoKey,
    #[error("a stored secret is encrypted with the key {0}, which was not given")]
    UnknownKey(String),
    #[error("a stored secret is not encrypted")]
    Plain,
    #[error("a stored secret was changed or is another admin's")]
    Broken,
}

impl SecretKeys {
    /// Reads keys as they are given, the newest first and each base64 of 32 bytes, with white space between them.
    ///
    /// # Errors
    /// When there is none, or one can't be read. What was given is not repeated.
    pub fn parse(text: &SecretString) -> Result<Self, KeyError> {
        let mut keys = Vec::<Key>::new();
        for (word, number) in text.expose_secret().split_whitespace().zip(1..) {
            let key = Key::parse(word).ok_or(KeyError::Malformed(number))?;
            if keys.iter().any(|known| known.id == key.id) {
                return Err(KeyError::Twice(number));
            }
            keys.push(key);
        }
        if keys.is_empty() { Err(KeyError::None) } else { Ok(Self(keys.into())) }
    }

    /// A new key, as it is given.
    pub fn generate(rng: &dyn Rng) -> SecretString {
        STANDARD.encode(*Zeroizing::new(rng.bytes::<32>())).into()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names the key that seals, as messages do: eight digits of hex.
    pub fn newest(&self) -> Option<String> {
        self.0.first().map(|key| hex(key.id))
    }

    pub fn have(&self, name: &str) -> bool {
        self.0.iter().any(|key| hex(key.id) == name)
    }

    /// # Errors
    /// `NoKey`.
    pub fn seal(&self, rng: &dyn Rng, admin: Uuid, secret: &[u8]) -> Result<Vec<u8>, SealError> {
        let key = self.0.first().ok_or(SealError::NoKey)?;
        let nonce = rng.bytes::<NONCE>();
        let payload = Payload { msg: secret, aad: admin.as_bytes() };
        let encrypted = key.cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| SealError::Broken)?;
        Ok([&[FORMAT], &key.id[..], &nonce, &encrypted].concat())
    }

    /// The secret of an admin.
    ///
    /// # Errors
    /// When it is not one of theirs that was sealed with one of these keys.
    pub fn open(&self, admin: Uuid, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        if self.is_empty() {
            return Err(SealError::NoKey);
        }
        let id = key_of(sealed).ok_or(SealError::Plain)?;
        let key = self.0.iter().find(|key| key.id == id).ok_or_else(|| SealError::UnknownKey(hex(id)))?;
        let (head, encrypted) = sealed.split_at(HEAD);
        let nonce = head[HEAD - NONCE..].first_chunk::<NONCE>().copied().ok_or(SealError::Broken)?;
        let payload = Payload { msg: encrypted, aad: admin.as_bytes() };
        let secret = key.cipher.decrypt(&Nonce::from(nonce), payload).map_err(|_| SealError::Broken)?;
        Ok(Zeroizing::new(secret))
    }

    /// Whether a stored secret is sealed with the newest key.
    pub fn is_newest(&self, stored: &[u8]) -> bool {
        self.0.first().is_some_and(|key| key_of(stored) == Some(key.id))
    }
}

/// The key that something was sealed with; none of what was stored before there were keys, which is shorter.
fn key_of(stored: &[u8]) -> Option<KeyId> {
    let is_sealed = stored.len() >= HEAD + TAG && stored[0] == FORMAT;
    if is_sealed { stored[1..].first_chunk().copied() } else { None }
}

/// Whether something is as it was stored before there were keys.
pub fn is_plain(stored: &[u8]) -> bool {
    key_of(stored).is_none()
}

impl Key {
    fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD.decode(text).ok()?);
        let hash = Sha256::new().chain_update("steward secrets key").chain_update(&*bytes).finalize();
        Some(Self { id: hash[..].first_chunk().copied()?, cipher: Aes256Gcm::new_from_slice(&bytes).ok()? })
    }
}

fn hex(id: KeyId) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    fn keys(seeds: &[u64]) -> SecretKeys {
        let texts = seeds.iter().map(|seed| SecretKeys::generate(&SeededRng::new(*seed)).expose_secret().to_owned());
        SecretKeys::parse(&texts.collect::<Vec<_>>().join("\n").into()).unwrap()
    }

    const ADMIN: Uuid = Uuid::from_u128(1);
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn what_was_sealed_is_opened_for_its_admin_only() {
        let (rng, keys) = (SeededRng::new(9), keys(&[1]));
        let sealed = keys.seal(&rng, ADMIN, SECRET).unwrap();
        assert!(!sealed.windows(4).any(|part| part == &SECRET[..4]));
        assert_ne!(sealed, keys.seal(&rng, ADMIN, SECRET).unwrap());
        assert_eq!(*keys.open(ADMIN, &sealed).unwrap(), SECRET);
        assert_eq!(keys.open(Uuid::from_u128(2), &sealed).unwrap_err(), SealError::Broken);
        for place in [HEAD - 1, HEAD, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(keys.open(ADMIN, &changed).unwrap_err(), SealError::Broken);
        }
    }

    #[test]
    fn older_keys_open_and_the_newest_seals() {
        let (rng, old, both, other) = (SeededRng::new(9), keys(&[1]), keys(&[2, 1]), keys(&[3]));
        let sealed = old.seal(&rng, ADMIN, SECRET).unwrap();
        assert_eq!(*both.open(ADMIN, &sealed).unwrap(), SECRET);
        assert!(old.is_newest(&sealed) && !both.is_newest(&sealed));
        assert!(both.is_newest(&both.seal(&rng, ADMIN, SECRET).unwrap()));
        let unknown = SealError::UnknownKey(old.newest().unwrap());
        assert_eq!(other.open(ADMIN, &sealed).unwrap_err(), unknown);
    }

    #[test]
    fn without_a_key_nothing_is_sealed_opened_or_taken_for_sealed() {
        let (rng, keys, none) = (SeededRng::new(9), keys(&[1]), SecretKeys::default());
        assert_eq!(none.seal(&rng, ADMIN, SECRET).unwrap_err(), SealError::NoKey);
        assert_eq!(none.open(ADMIN, SECRET).unwrap_err(), SealError::NoKey);
        assert_eq!(keys.open(ADMIN, SECRET).unwrap_err(), SealError::Plain);
    }

    #[test]
    fn what_is_no_key_is_refused_without_being_repeated() {
        let one = SecretKeys::generate(&SeededRng::new(1));
        let twice = format!("{0} {0}", one.expose_secret());
        let wrong = [(" \n", KeyError::None), ("c2hvcnQ=", KeyError::Malformed(1)), (&twice, KeyError::Twice(2))];
        for (text, error) in wrong {
            assert_eq!(SecretKeys::parse(&text.into()).err(), Some(error));
        }
    }
}
