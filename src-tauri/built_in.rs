//! The built-in platform: the same library that serves a company, in this process, on a port of this computer.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use steward_contract::Environment;
use steward_desk::{BuiltIn, DemoAccount, StartedPlatform};
use steward_platform::auth::keys::SecretKeys;
use steward_platform::demo::Demo;
use steward_platform::store::Cache;
use steward_platform::{Options, Running};
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::cli::PlatformOptions;

/// Starts with the first connection to it and ends with the program.
pub(crate) struct EmbeddedPlatform {
    options: PlatformOptions,
    folder: PathBuf,
    running: Mutex<Option<(Running, Option<TempDir>)>>,
}

/// The same invented users on every computer.
const SEED: u64 = 1;

impl EmbeddedPlatform {
    pub fn new(options: PlatformOptions, folder: PathBuf) -> Self {
        Self { options, folder, running: Mutex::default() }
    }

    async fn start_in(&self, folder: &Path, secrets: SecretKeys) -> Result<Running, steward_platform::StartError> {
        let file = |name: &str| format!("sqlite:{}", folder.join(name).display());
        let database = self.options.database.clone().unwrap_or_else(|| file("users.db"));
        let progress = Box::new(|users| tracing::debug!(users, "making sample users"));
        steward_platform::start(Options {
            learning_database: Some(file("learning.db")),
            preset: self.options.preset.clone(),
            environment: Environment::Demo,
            cache: Cache::Small,
            demo: Some(Demo { users: self.options.users, seed: SEED, progress }),
            ..Options::new(database, ([127, 0, 0, 1], 0).into(), secrets)
        })
        .await
    }

    /// Lets answers under way finish.
    pub async fn stop(&self) {
        if let Some((running, folder)) = self.running.lock().await.take() {
            running.shutdown().await;
            drop(folder);
        }
    }
}

impl BuiltIn for EmbeddedPlatform {
    fn start(
        &self,
        keep: bool,
        secrets_key: SecretString,
    ) -> futures::future::BoxFuture<'_, Result<StartedPlatform, String>> {
        Box::pin(async move {
            let temporary = if keep { None } else { Some(tempfile::tempdir().map_err(|error| error.to_string())?) };
            let folder = temporary.as_ref().map_or(self.folder.as_path(), TempDir::path);
            let secrets = SecretKeys::parse(&secrets_key).map_err(|error| error.to_string())?;
            let mut running = self.start_in(folder, secrets).await.map_err(|error| error.to_string())?;
            let url = format!("http://{}", running.addr);
            let first_admin = running
                .first_admin
                .take()
                .map(|admin| DemoAccount { email: admin.email, password: admin.password.into() });
            *self.running.lock().await = Some((running, temporary));
            Ok(StartedPlatform { url, first_admin })
        })
    }
}
