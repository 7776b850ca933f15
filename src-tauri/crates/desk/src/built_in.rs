//! The platform that comes with the console. The desk knows only how to have it started; the shell knows the platform.

use futures::future::BoxFuture;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use crate::console::Home;
use crate::{Answer, ConsoleError, Desk};

/// The first admin of the built-in platform, made on this computer. Shown at the gate, so that anyone can look around.
#[derive(Clone, Serialize, Deserialize, specta::Type)]
pub struct DemoAccount {
    pub email: String,
    pub password: String,
}

impl std::fmt::Debug for DemoAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DemoAccount").field("email", &self.email).finish_non_exhaustive()
    }
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
    /// Starts it, with its data kept between runs or not: without a keychain nobody could sign in a second time.
    ///
    /// # Errors
    /// What went wrong, for the log.
    fn start(&self, keep: bool) -> BoxFuture<'_, Result<StartedPlatform, String>>;
}

/// A built-in platform that runs.
#[derive(Debug, Clone)]
pub(crate) struct RunningPlatform {
    pub url: String,
    pub demo: Option<DemoAccount>,
}

const ENTRY: &str = "built-in-admin";

impl Desk {
    /// The running built-in platform; started when it isn't running.
    pub(crate) async fn start_built_in(&self) -> Answer<RunningPlatform> {
        let home = self.home().await?;
        let mut running = self.built_in().lock().await;
        if let Some(platform) = &*running {
            return Ok(platform.clone());
        }
        let started = self.setup().built_in.start(!home.declined).await;
        let StartedPlatform { url, first_admin } = started.map_err(|cause| {
            let mut error = ConsoleError::internal(&cause);
            error.message = "The built-in platform did not start.".to_owned();
            error.remedy("The log of Steward says why.")
        })?;
        let demo = keep_account(&home, first_admin).await?;
        Ok(running.insert(RunningPlatform { url, demo }).clone())
    }
}

/// Keeps the account in the keychain when it is new, and else finds it there.
async fn keep_account(home: &Home, first_admin: Option<DemoAccount>) -> Answer<Option<DemoAccount>> {
    if let Some(account) = first_admin {
        let text = SecretString::from(serde_json::to_string(&account)?);
        home.vault.write(ENTRY, text).await?;
        return Ok(Some(account));
    }
    let kept = home.vault.read(ENTRY).await?;
    Ok(kept.and_then(|text| serde_json::from_str(text.expose_secret()).ok()))
}
