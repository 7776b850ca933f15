//! Secrets at rest live in the operating system's keychain, or nowhere (CON-3).

mod memory;
mod os;

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use serde::Serialize;
use tokio::sync::oneshot;
use zeroize::Zeroizing;

pub use memory::MemoryKeychain;
pub use os::OsKeychain;

use crate::{ConsoleError, DeskCode};

/// A keychain that has not answered by then waits for a person to unlock it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Bytes of the longest entry: two tokens and what goes with them.
const ROOM: usize = 2048;

/// A place for secrets. Calls may block.
pub trait Keychain: Send + Sync + 'static {
    /// # Errors
    /// When there is no keychain or it is locked.
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeychainError>;

    /// # Errors
    /// When there is no keychain or it is locked.
    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeychainError>;

    /// Removing what is not there is no error.
    ///
    /// # Errors
    /// When there is no keychain or it is locked.
    fn remove(&self, name: &str) -> Result<(), KeychainError>;
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    #[error("no keychain: {0}")]
    Missing(String),
    #[error("the keychain is locked")]
    Locked,
}

/// Asks a keychain without ever waiting longer than [`PATIENCE`]: each question has a thread of its own, which is left
/// behind when the keychain asks a person something.
#[derive(Clone)]
pub(crate) struct Vault(Arc<dyn Keychain>);

impl Vault {
    pub fn new(keychain: Arc<dyn Keychain>) -> Self {
        Self(keychain)
    }

    pub async fn read(&self, name: &str) -> Result<Option<SecretString>, KeychainError> {
        let name = name.to_owned();
        self.ask(move |keychain| keychain.read(&name)).await
    }

    pub async fn write(&self, name: &str, secret: SecretString) -> Result<(), KeychainError> {
        let name = name.to_owned();
        self.ask(move |keychain| keychain.write(&name, &secret)).await
    }

    pub async fn remove(&self, name: &str) -> Result<(), KeychainError> {
        let name = name.to_owned();
        self.ask(move |keychain| keychain.remove(&name)).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Keychain) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let keychain = Arc::clone(&self.0);
        let (answer, answered) = oneshot::channel();
        let thread = std::thread::Builder::new().name("keychain".to_owned());
        let started = thread.spawn(move || answer.send(question(&*keychain)));
        started.map_err(|error| KeychainError::Missing(error.to_string()))?;
        match tokio::time::timeout(PATIENCE, answered).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(KeychainError::Missing("it stopped answering".to_owned())),
            Err(_) => Err(KeychainError::Locked),
        }
    }
}

/// How a value with secrets is written in the keychain; what it was written into on the way is wiped.
pub(crate) fn json(value: &impl Serialize) -> Result<SecretString, serde_json::Error> {
    // Room for all of it: a buffer that grows leaves its smaller self behind.
    let mut text = Zeroizing::new(Vec::with_capacity(ROOM));
    serde_json::to_writer(&mut *text, value)?;
    std::str::from_utf8(&text).map(SecretString::from).map_err(serde::ser::Error::custom)
}

impl From<KeychainError> for ConsoleError {
    fn from(error: KeychainError) -> Self {
        tracing::warn!(%error, "keychain");
        match error {
            KeychainError::Missing(_) => {
                Self::new(DeskCode::KeychainMissing, "This computer has no keychain that answers.")
                    .remedy("Start the keychain of your desktop and try again, or go on without keeping you signed in.")
            }
            KeychainError::Locked => Self::new(DeskCode::KeychainLocked, "The keychain of this computer is locked.")
                .remedy("Unlock it and try again, or go on without keeping you signed in."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits for a person who never comes.
    struct Prompting;

    impl Keychain for Prompting {
        fn read(&self, _: &str) -> Result<Option<SecretString>, KeychainError> {
            std::thread::park();
            Ok(None)
        }

        fn write(&self, _: &str, _: &SecretString) -> Result<(), KeychainError> {
            panic!("a keychain that breaks");
        }

        fn remove(&self, _: &str) -> Result<(), KeychainError> {
            Err(KeychainError::Locked)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_keychain_that_waits_for_a_person_counts_as_locked() {
        let vault = Vault::new(Arc::new(Prompting));
        assert_eq!(vault.read("x").await.map(|_| ()), Err(KeychainError::Locked));
    }

    #[tokio::test]
    async fn a_keychain_that_breaks_counts_as_missing() {
        let vault = Vault::new(Arc::new(Prompting));
        let written = vault.write("x", "y".into()).await;
        assert!(matches!(written, Err(KeychainError::Missing(_))));
    }
}
