//! The platform that comes with the console. The desk knows only how to have it started; the shell knows the platform.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use futures::future::BoxFuture;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use steward_contract::Secret;
use zeroize::Zeroizing;

use crate::console::Home;
use crate::{Answer, ConsoleError, Desk, keychain};

/// The first admin of the built-in platform, made on this computer. Shown at the gate, so that anyone can look around.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
pub struct DemoAccount {
    pub email: String,
    #[specta(type = String)]
    pub password: Secret,
}

/// A built-in platform that has just been started.
#[derive(Debug, Clone)]
pub struct StartedPlatform {
    /// On this computer: `http://127.0.0.1:49152`.
    pub url: String,
    /// Given out once, when the platform is made.
    pub first_admin: Option<DemoAccount>,
}

/// Starts the built-in platform.
pub trait BuiltIn: Send + Sync + 'static {
    /// Starts it, with its data kept between runs or not: without a keychain nobody could sign in a second time. The
    /// key is what its secrets are encrypted with: base64 of 32 bytes.
    ///
    /// # Errors
    /// What went wrong, for the log.
    fn start(&self, keep: bool, secrets_key: SecretString) -> BoxFuture<'_, Result<StartedPlatform, String>>;
}

/// A built-in platform that runs.
#[derive(Debug, Clone)]
pub(crate) struct RunningPlatform {
    pub url: String,
    pub demo: Option<DemoAccount>,
}

const ACCOUNT_ENTRY: &str = "built-in-admin";
const KEY_ENTRY: &str = "built-in-secrets-key";

impl Desk {
    /// The running built-in platform; started when it isn't running.
    pub(crate) async fn start_built_in(&self) -> Answer<RunningPlatform> {
        let home = self.home().await?;
        let mut running = self.built_in().lock().await;
        if let Some(platform) = &*running {
            return Ok(platform.clone());
        }
        let key = self.secrets_key(&home).await?;
        let started = self.setup().built_in.start(!home.declined, key).await;
        let StartedPlatform { url, first_admin } = started.map_err(|cause| {
            let mut error = ConsoleError::internal(&cause);
            error.message = "The built-in platform did not start.".to_owned();
            error.remedy("The log of Steward says why.")
        })?;
        let demo = keep_account(&home, first_admin).await?;
        Ok(running.insert(RunningPlatform { url, demo }).clone())
    }

    /// Starts the built-in platform beside the window when the window will ask for it: it was the one opened last. What
    /// goes wrong is told to whoever opens it.
    pub(crate) async fn start_ahead(&self) {
        let Ok(home) = self.home().await else { return };
        let last = home.store.connections().await.ok().and_then(|stored| stored.into_iter().next());
        if last.is_some_and(|last| last.built_in) && !self.lock().is_locked() {
            let _ = self.start_built_in().await;
        }
    }

    /// The key of its secrets, made when it starts for the first time.
    async fn secrets_key(&self, home: &Home) -> Answer<SecretString> {
        if let Some(key) = home.vault.read(KEY_ENTRY).await? {
            return Ok(key);
        }
        let bytes = Zeroizing::new(self.rng().bytes::<32>());
        let key = SecretString::from(STANDARD.encode(*bytes));
        home.vault.write(KEY_ENTRY, key.clone()).await?;
        Ok(key)
    }
}

/// Keeps the account in the keychain when it is new, and else finds it there.
async fn keep_account(home: &Home, first_admin: Option<DemoAccount>) -> Answer<Option<DemoAccount>> {
    if let Some(account) = first_admin {
        let text = keychain::json(&account)?;
        home.vault.write(ACCOUNT_ENTRY, text).await?;
        return Ok(Some(account));
    }
    let kept = home.vault.read(ACCOUNT_ENTRY).await?;
    Ok(kept.and_then(|text| serde_json::from_str(text.expose_secret()).ok()))
}

#[cfg(test)]
mod tests {
    use std::{
        path::Path,
        sync::{
            Arc,
            atomic::{AtomicU32, Ordering},
        },
    };

    use uuid::Uuid;

    use super::*;
    use crate::store::StoredConnection;
    use crate::{Limits, MemoryClipboard, MemoryKeychain, Setup, SystemClock, SystemRng};

    /// Counts how often it is started.
    #[derive(Default)]
    struct Counted(AtomicU32);

    impl BuiltIn for Counted {
        fn start(&self, _: bool, _: SecretString) -> BoxFuture<'_, Result<StartedPlatform, String>> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Box::pin(async { Ok(StartedPlatform { url: "http://127.0.0.1:9".to_owned(), first_admin: None }) })
        }
    }

    /// A console that is started in a folder, and its built-in platform.
    fn start(folder: &Path, keychain: &Arc<MemoryKeychain>) -> (Desk, Arc<Counted>) {
        let counted = Arc::new(Counted::default());
        let desk = Desk::new(Setup {
            folder: folder.to_owned(),
            downloads: folder.to_owned(),
            keychain: Arc::clone(keychain) as _,
            built_in: Arc::clone(&counted) as _,
            clipboard: Arc::new(MemoryClipboard::default()),
            clock: Arc::new(SystemClock),
            rng: Arc::new(SystemRng),
            events: Arc::new(|_| ()),
            limits: Limits::default(),
        });
        (desk, counted)
    }

    async fn open(desk: &Desk, built_in: bool, at: &str) {
        let id = Uuid::from_u128(u128::from(built_in));
        let url = (!built_in).then(|| "https://admin.example.com".to_owned());
        let (name, environment, account) = ("Kestrel".to_owned(), None, None);
        let stored =
            StoredConnection { id: id.to_string(), name, built_in, url, environment, account, signed_in: true };
        desk.keep_connection(stored).await.unwrap();
        desk.home().await.unwrap().store.mark_opened(id, at).await.unwrap();
    }

    async fn started_ahead(desk: &Desk, counted: &Counted) -> u32 {
        desk.start_ahead().await;
        counted.0.load(Ordering::SeqCst)
    }

    #[tokio::test]
    async fn it_starts_ahead_when_it_was_opened_last() {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), Arc::default());
        let (desk, counted) = start(folder.path(), &keychain);
        assert_eq!(started_ahead(&desk, &counted).await, 0, "nothing was ever opened");
        open(&desk, true, "2026-11-01T10:00:00Z").await;
        let (desk, counted) = start(folder.path(), &keychain);
        assert_eq!(started_ahead(&desk, &counted).await, 1);
        desk.start_built_in().await.unwrap();
        assert_eq!(counted.0.load(Ordering::SeqCst), 1, "whoever opens it finds it started");
    }

    #[tokio::test]
    async fn it_does_not_when_another_was_opened_last() {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), Arc::default());
        let (desk, counted) = start(folder.path(), &keychain);
        open(&desk, true, "2026-11-01T10:00:00Z").await;
        open(&desk, false, "2026-11-02T10:00:00Z").await;
        assert_eq!(started_ahead(&desk, &counted).await, 0);
    }

    #[tokio::test]
    async fn it_does_not_while_the_console_is_locked() {
        let (folder, keychain) = (tempfile::tempdir().unwrap(), Arc::default());
        let (desk, _) = start(folder.path(), &keychain);
        open(&desk, true, "2026-11-01T10:00:00Z").await;
        desk.lock_console().await.unwrap();
        let (desk, counted) = start(folder.path(), &keychain);
        assert_eq!(started_ahead(&desk, &counted).await, 0);
        assert!(desk.lock().is_locked());
    }
}
