//! Secret Service, macOS Keychain or Windows Credential Manager.
//!
//! The platform's store is opened for each question: a store that failed once would go on failing after the person has
//! unlocked their keychain.

use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Keychain, KeychainError};

/// Entries belong to one service name; two consoles with different data folders use different ones.
pub struct OsKeychain {
    service: String,
}

impl OsKeychain {
    pub fn new(service: impl Into<String>) -> Self {
        Self { service: service.into() }
    }

    fn entry(&self, name: &str) -> Result<Entry, KeychainError> {
        open()?.build(&self.service, name, None).map_err(unusable)
    }
}

#[cfg(target_os = "linux")]
fn open() -> Result<Arc<CredentialStore>, KeychainError> {
    Ok(zbus_secret_service_keyring_store::Store::new().map_err(unusable)?)
}

#[cfg(target_os = "macos")]
fn open() -> Result<Arc<CredentialStore>, KeychainError> {
    Ok(apple_native_keyring_store::keychain::Store::new().map_err(unusable)?)
}

#[cfg(windows)]
fn open() -> Result<Arc<CredentialStore>, KeychainError> {
    Ok(windows_native_keyring_store::Store::new().map_err(unusable)?)
}

#[allow(clippy::needless_pass_by_value, reason = "it is what map_err passes")]
fn unusable(error: Error) -> KeychainError {
    match error {
        Error::NoStorageAccess(_) => KeychainError::Locked,
        other => KeychainError::Missing(other.to_string()),
    }
}

impl Keychain for OsKeychain {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeychainError> {
        match self.entry(name)?.get_password() {
            Ok(secret) => Ok(Some(SecretString::from(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(unusable(error)),
        }
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
        self.entry(name)?.set_password(secret.expose_secret()).map_err(unusable)
    }

    fn remove(&self, name: &str) -> Result<(), KeychainError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(unusable(error)),
        }
    }
}
