//! Passwords: argon2id, a bounded number at a time.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use secrecy::{ExposeSecret, SecretString};
use tokio::{sync::Semaphore, task};

use crate::{error::ApiError, rng::Rng, store::admins};

/// Characters of a new password. The upper bound keeps hashing cheap; a passphrase fits.
pub const LENGTH: std::ops::RangeInclusive<usize> = 12..=256;

/// Hashes that are computed at once, each with 19 MiB (argon2's own default, as OWASP recommends).
const AT_ONCE: usize = 4;

pub struct Passwords {
    slots: Arc<Semaphore>,
    /// Verified when there is no such account, so that the answer takes as long as for one that exists.
    nobody: String,
}

impl Passwords {
    /// # Errors
    /// When argon2 refuses its own defaults.
    pub fn new(rng: &dyn Rng) -> Result<Self, ApiError> {
        let nobody = hash(&generate(rng), rng.bytes())?;
        Ok(Self { slots: Arc::new(Semaphore::new(AT_ONCE)), nobody })
    }

    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, password: SecretString, rng: &dyn Rng) -> Result<String, ApiError> {
        let salt = rng.bytes();
        self.in_turn(move || hash(&password, salt)).await?
    }

    /// Whether the password belongs to the hash. With no hash it takes as long and is never so.
    ///
    /// # Errors
    /// When the stored hash is none.
    pub async fn verify(&self, password: SecretString, hash: Option<String>) -> Result<bool, ApiError> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let fits = self.in_turn(move || verify(&password, &hash)).await??;
        Ok(fits && exists)
    }

    /// Works on a thread of its own, a bounded number at a time. The turn lasts as long as the work: a call that is given
    /// up leaves it running, and those who call and hang up would have any number of hashes computed at once.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
        let turn = Arc::clone(&self.slots).acquire_owned().await.map_err(ApiError::internal)?;
        let work = move || {
            let _turn = turn;
            work()
        };
        task::spawn_blocking(work).await.map_err(ApiError::internal)
    }
}

/// What is wrong with a new password of whoever has this address, if anything is.
pub fn fault(new: &str, email: Option<&str>) -> Option<&'static str> {
    if !LENGTH.contains(&new.chars().count()) {
        return Some("must have 12 to 256 characters");
    }
    let contains = |email: &str| admins::normalized(new).contains(&admins::normalized(email));
    email.is_some_and(contains).then_some("must not contain your email address")
}

/// A password that nobody chose: 20 letters and digits.
pub fn generate(rng: &dyn Rng) -> SecretString {
    const LETTERS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz";
    let group = || rng.text(LETTERS, 5);
    [group(), group(), group(), group()].join("-").into()
}

/// One that nobody chose either, to be read out and typed once: 60 bits, without letters and digits that look alike.
pub fn generate_readable(rng: &dyn Rng) -> SecretString {
    const LETTERS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let group = || rng.text(LETTERS, 4);
    [group(), group(), group()].join("-").into()
}

fn hash(password: &SecretString, salt: [u8; 16]) -> Result<String, ApiError> {
    let hash = Argon2::default().hash_password_with_salt(password.expose_secret().as_bytes(), &salt);
    Ok(hash.map_err(|error| ApiError::internal(error.to_string()))?.to_string())
}

fn verify(password: &SecretString, hash: &str) -> Result<bool, ApiError> {
    let hash = PasswordHash::new(hash).map_err(|error| ApiError::internal(error.to_string()))?;
    Ok(Argon2::default().verify_password(password.expose_secret().as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let rng = SeededRng::new(1);
        let passwords = Passwords::new(&rng).unwrap();
        let hash = passwords.hash("correct horse".into(), &rng).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify("correct horse".into(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse".into(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("correct horse".into(), None).await.unwrap());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_call_that_hangs_up_keeps_its_turn_until_the_work_is_done() {
        let passwords = Passwords::new(&SeededRng::new(1)).unwrap();
        let (begun, begins) = std::sync::mpsc::channel();
        let (done, until_done) = std::sync::mpsc::channel::<()>();
        let work = move || {
            begun.send(()).unwrap();
            until_done.recv().unwrap();
        };
        let slots = Arc::clone(&passwords.slots);
        let call = tokio::spawn(async move { passwords.in_turn(work).await });
        task::spawn_blocking(move || begins.recv().unwrap()).await.unwrap();
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled());
        assert_eq!(slots.available_permits(), AT_ONCE - 1);
        done.send(()).unwrap();
        let turns = slots.acquire_many(u32::try_from(AT_ONCE).unwrap()).await.unwrap();
        assert_eq!(turns.num_permits(), AT_ONCE);
    }
}
