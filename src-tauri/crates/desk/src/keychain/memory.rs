//! For an admin who goes on without a keychain: secrets end with the program.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use secrecy::SecretString;

use super::{Keychain, KeychainError};

#[derive(Default)]
pub struct MemoryKeychain(Mutex<HashMap<String, SecretString>>);

impl MemoryKeychain {
    fn secrets(&self) -> std::sync::MutexGuard<'_, HashMap<String, SecretString>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keychain for MemoryKeychain {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeychainError> {
        Ok(self.secrets().get(name).cloned())
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
        self.secrets().insert(name.to_owned(), secret.clone());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeychainError> {
        self.secrets().remove(name);
        Ok(())
    }
}
