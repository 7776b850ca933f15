//! The platform that comes with the console gets the key of its secrets from the keychain.

use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use secrecy::{ExposeSecret as _, SecretString};
use steward_desk::{
    BuiltIn, Desk, Keychain, KeychainError, Limits, MemoryClipboard, MemoryKeychain, Setup, StartedPlatform,
    SystemClock, SystemRng,
};
use steward_platform::auth::keys::SecretKeys;

/// Remembers what it was to be started with, and never starts.
#[derive(Default)]
struct Noting(Mutex<Vec<(bool, String)>>);

impl BuiltIn for Noting {
    fn start(&self, keep: bool, secrets_key: SecretString) -> BoxFuture<'_, Result<StartedPlatform, String>> {
        assert!(SecretKeys::parse(&secrets_key).is_ok(), "the platform can use the key");
        self.0.lock().unwrap().push((keep, secrets_key.expose_secret().to_owned()));
        Box::pin(async { Err("it is not to".to_owned()) })
    }
}

struct NoKeychain;

impl Keychain for NoKeychain {
    fn read(&self, _: &str) -> Result<Option<SecretString>, KeychainError> {
        Err(KeychainError::Missing("none here".to_owned()))
    }

    fn write(&self, _: &str, _: &SecretString) -> Result<(), KeychainError> {
        Err(KeychainError::Missing("none here".to_owned()))
    }

    fn remove(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Missing("none here".to_owned()))
    }
}

fn desk(folder: &std::path::Path, keychain: Arc<dyn Keychain>, built_in: Arc<Noting>) -> Desk {
    Desk::new(Setup {
        folder: folder.join("desk"),
        downloads: folder.to_owned(),
        keychain,
        built_in,
        clipboard: Arc::new(MemoryClipboard::default()),
        clock: Arc::new(SystemClock),
        rng: Arc::new(SystemRng),
        events: Arc::new(|_| ()),
        limits: Limits::default(),
    })
}

#[tokio::test]
async fn the_key_is_made_once_and_kept_in_the_keychain() {
    let (folder, keychain, built_in) =
        (tempfile::tempdir().unwrap(), Arc::new(MemoryKeychain::default()), Arc::default());
    for _ in 0..2 {
        let desk = desk(folder.path(), Arc::clone(&keychain) as _, Arc::clone(&built_in));
        desk.open_built_in().await.unwrap_err();
    }
    let key = keychain.read("built-in-secrets-key").unwrap().unwrap().expose_secret().to_owned();
    assert_eq!(*built_in.0.lock().unwrap(), [(true, key.clone()), (true, key)]);
}

#[tokio::test]
async fn without_a_keychain_the_key_ends_with_the_data() {
    let (folder, built_in) = (tempfile::tempdir().unwrap(), Arc::<Noting>::default());
    for _ in 0..2 {
        let desk = desk(folder.path(), Arc::new(NoKeychain), Arc::clone(&built_in));
        desk.continue_without_keychain().await.unwrap();
        desk.open_built_in().await.unwrap_err();
    }
    let started = built_in.0.lock().unwrap();
    assert!(started.iter().all(|(keep, _)| !keep) && started[0].1 != started[1].1);
}
