//! The platform that comes with the console. The desk knows only how to have it started; the shell knows the platform.

use futures::future::BoxFuture;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;

use crate::{Answer, ConsoleError, Desk};

/// The first admin of the built-in platform, made on this computer. Shown at the gate, so that anyone can look around.
#[derive(Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DemoAccount {
    pub email: String,
    pub password: String,
}

impl std::fmt::Debug for DemoAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DemoAccount").field("email", &self.email).finish_non_exhaustive()
    }
}

/// A built-in platform that runs.
#[derive(Debug, Clone)]
pub struct BuiltInPlatform {
    /// On this computer: `http://127.0.0.1:49152`.
    pub url: String,
    pub demo: DemoAccount,
}

/// Starts the built-in platform.
pub trait BuiltIn: Send + Sync + 'static {
    /// Starts it so that `account` can sign in.
    ///
    /// # Errors
    /// What went wrong, for the log.
    fn start(&self, account: DemoAccount) -> BoxFuture<'_, Result<BuiltInPlatform, String>>;
}

const EMAIL: &str = "demo@example.com";
const ENTRY: &str = "built-in-admin";
/// No letters that look alike: people read it from a screen.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

impl Desk {
    /// The running built-in platform; started when it isn't running.
    pub(crate) async fn start_built_in(&self) -> Answer<BuiltInPlatform> {
        let mut running = self.built_in().lock().await;
        if let Some(platform) = &*running {
            return Ok(platform.clone());
        }
        let account = self.demo_account().await?;
        let started = self.setup().built_in.start(account).await;
        let platform = started.map_err(|cause| {
            ConsoleError::internal(&cause).remedy("The built-in platform did not start. The log of Steward says why.")
        })?;
        Ok(running.insert(platform).clone())
    }

    async fn demo_account(&self) -> Answer<DemoAccount> {
        let vault = self.home()?.vault;
        let password = match vault.read(ENTRY).await? {
            Some(password) => password,
            None => {
                let password = self.new_password();
                vault.write(ENTRY, password.clone()).await?;
                password
            }
        };
        Ok(DemoAccount { email: EMAIL.to_owned(), password: password.expose_secret().to_owned() })
    }

    /// 80 bits, in four groups of four letters.
    fn new_password(&self) -> SecretString {
        let bytes: [u8; 16] = self.rng().bytes();
        let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-").into()
    }
}
