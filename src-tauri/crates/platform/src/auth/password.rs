//! Passwords: argon2id, a bounded number at a time.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use secrecy::{ExposeSecret, SecretString};
use tokio::{sync::Semaphore, task};

use crate::{api::error::ApiError, rng::Rng};

/// Characters of a new password. The upper bound keeps hashing cheap; a passphrase fits.
pub const LENGTH: std::ops::RangeInclusive<usize> = 12..=256;

/// Hashes that are computed at once, each with 19 MiB (argon2's own default, as OWASP recommends).
const AT_ONCE: usize = 4;

pub struct Passwords {
    slots: Semaphore,
    /// Verified when there is no such account, so that the answer takes as long as for one that exists.
    nobody: String,
}

impl Passwords {
    /// # Errors
    /// When argon2 refuses its own defaults.
    pub fn new(rng: &dyn Rng) -> Result<Self, ApiError> {
        let nobody = hash(&generate(rng), rng.bytes())?;
        Ok(Self { slots: Semaphore::new(AT_ONCE), nobody })
    }

    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, password: SecretString, rng: &dyn Rng) -> Result<String, ApiError> {
        let _slot = self.slots.acquire().await.map_err(ApiError::internal)?;
        let salt = rng.bytes();
        task::spawn_blocking(move || hash(&password, salt)).await.map_err(ApiError::internal)?
    }

    /// Whether the password belongs to the hash. With no hash it takes as long and is never so.
    ///
    /// # Errors
    /// When the stored hash is none.
    pub async fn verify(&self, password: SecretString, hash: Option<String>) -> Result<bool, ApiError> {
        let _slot = self.slots.acquire().await.map_err(ApiError::internal)?;
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let fits = task::spawn_blocking(move || verify(&password, &hash)).await.map_err(ApiError::internal)??;
        Ok(fits && exists)
    }
}

/// A password that nobody chose: 20 letters and digits.
pub fn generate(rng: &dyn Rng) -> SecretString {
    const LETTERS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz";
    let group = || rng.text(LETTERS, 5);
    [group(), group(), group(), group()].join("-").into()
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
}
