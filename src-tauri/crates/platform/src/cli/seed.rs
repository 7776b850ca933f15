//! `steward-platform seed`.

use clap::Args;
use steward_platform::{
    clock::{Clock, SystemClock},
    presets::Preset,
    seed::{self, Plan},
    store::Database,
};

use super::{Outcome, Store};

#[derive(Args)]
pub struct Seed {
    #[command(flatten)]
    store: Store,
    /// Fills the learning service's database too
    #[arg(long, value_name = "URL")]
    learning_database: Option<String>,
    /// What kind of platform the users belong to
    #[arg(long, value_name = "NAME", default_value = "full")]
    preset: String,
    /// How many users
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    users: u32,
    /// Another number makes other users
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

impl Seed {
    pub async fn run(self) -> Outcome {
        let preset = Preset::find(&self.preset)?;
        let database = Database::open(&self.store.url()?).await?;
        let learning = match &self.learning_database {
            Some(url) => Some(Database::open(url).await?),
            None => None,
        };
        let progress = |made: u32| tracing::info!(made, of = self.users, "users");
        let (users, seed) = (self.users, self.seed);
        let plan = Plan { preset: &preset, users, seed, now: SystemClock.now(), progress: &progress };
        seed::seed(&database, learning.as_ref(), &plan).await?;
        if let Some(learning) = learning {
            learning.close().await?;
        }
        Ok(database.close().await?)
    }
}
