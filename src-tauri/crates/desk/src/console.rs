//! The console as a whole: whether there is a keychain, what is known, what is locked.

use std::path::Path;
use std::sync::Arc;

use secrecy::SecretString;
use serde::Serialize;
use uuid::Uuid;

use crate::keychain::{KeychainError, Vault};
use crate::store::Store;
use crate::{Answer, Connection, ConsoleError, Desk, DeskCode, MemoryKeychain};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    Ready,
    Missing,
    Locked,
    /// The admin goes on without: everything ends with the program.
    Declined,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ConsoleState {
    pub keychain: KeychainState,
    pub locked: bool,
    /// The one opened last comes first.
    pub connections: Vec<Connection>,
    pub last_connection: Option<Uuid>,
    pub version: String,
}

/// Where things are kept.
#[derive(Clone)]
pub(crate) struct Home {
    pub store: Store,
    pub vault: Vault,
    pub declined: bool,
}

/// Why nothing can be kept yet.
#[derive(Debug, Clone)]
pub(crate) enum Closed {
    Keychain(KeychainError),
    Store,
}

impl From<Closed> for ConsoleError {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::Keychain(error) => error.into(),
            Closed::Store => Self::new(DeskCode::StoreBroken, "Steward cannot use its local store.")
                .remedy("Check that the disk has room and that its folder can be written, then start Steward again."),
        }
    }
}

const STORE_KEY: &str = "store-key";
const STORE_FILE: &str = "desk.db";

impl Desk {
    /// # Errors
    /// When the local store can't be used.
    pub async fn state(&self) -> Answer<ConsoleState> {
        let (keychain, connections) = match self.home_or_reason().await {
            Ok(home) => {
                let state = if home.declined { KeychainState::Declined } else { KeychainState::Ready };
                (state, home.store.connections().await?)
            }
            Err(Closed::Keychain(KeychainError::Missing(_))) => (KeychainState::Missing, Vec::new()),
            Err(Closed::Keychain(KeychainError::Locked)) => (KeychainState::Locked, Vec::new()),
            Err(closed @ Closed::Store) => return Err(closed.into()),
        };
        Ok(ConsoleState {
            keychain,
            locked: self.lock().is_locked(),
            last_connection: connections.first().map(crate::store::StoredConnection::uuid),
            connections: connections.iter().map(Connection::from).collect(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Asks the keychain again.
    ///
    /// # Errors
    /// When the local store can't be used.
    pub async fn retry_keychain(&self) -> Answer<ConsoleState> {
        if self.home_or_reason().await.is_err() {
            self.move_in().await;
        }
        self.state().await
    }

    /// Goes on without a keychain: nothing is kept beyond this run, and nothing is written in the clear.
    ///
    /// # Errors
    /// When not even a store in memory can be made.
    pub async fn continue_without_keychain(&self) -> Answer<ConsoleState> {
        if self.home_or_reason().await.is_err() {
            let vault = Vault::new(Arc::new(MemoryKeychain::default()));
            let store = Store::in_memory().await?;
            self.set_home(Ok(Home { store, vault, declined: true }));
        }
        self.state().await
    }

    /// Opens the store with the key from the keychain.
    pub(crate) async fn move_in(&self) {
        let vault = Vault::new(Arc::clone(&self.setup().keychain));
        let home = match self.store_key(&vault).await {
            Ok(key) => self.open_store(&key).await.map(|store| Home { store, vault, declined: false }),
            Err(error) => Err(Closed::Keychain(error)),
        };
        if let Ok(home) = &home {
            self.resume_lock(home).await;
            self.clear_up(home).await;
        }
        self.set_home(home);
    }

    async fn open_store(&self, key: &SecretString) -> Result<Store, Closed> {
        let folder = &self.setup().folder;
        let opened = match make_private(folder) {
            Ok(()) => Store::open(&folder.join(STORE_FILE), key).await,
            Err(error) => Err(error.into()),
        };
        opened.map_err(|error| {
            tracing::error!(%error, "the local store can't be opened");
            Closed::Store
        })
    }

    async fn store_key(&self, vault: &Vault) -> Result<SecretString, KeychainError> {
        if let Some(key) = vault.read(STORE_KEY).await? {
            return Ok(key);
        }
        let bytes: [u8; 32] = self.rng().bytes();
        let key = SecretString::from(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        vault.write(STORE_KEY, key.clone()).await?;
        Ok(key)
    }
}

/// Makes a folder that only its owner can look into.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
