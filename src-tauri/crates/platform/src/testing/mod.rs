//! A platform of its own for each test, on either database, with a clock and chance that the test sets.

pub mod bodies;
mod client;
mod conform;
mod contents;
pub mod learning;
mod people;
mod postgres;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::Router;
use chrono::{DateTime, TimeDelta};
use secrecy::ExposeSecret;
use steward_contract::{Environment, LabelledValue, Module, UserStatus};
use tokio::runtime::Handle;

pub use client::{Answer, Client};
pub use people::PASSWORD;

use crate::{
    Entrance, Platform, Setup, api,
    auth::keys::SecretKeys,
    clock::{Clock, ManualClock},
    mail::Post,
    presets::{Limits, Preset},
    rng::SeededRng,
    seed::{self, Plan},
    store::{Database, roles, terms},
};

/// Declares each given async test for SQLite and for PostgreSQL.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use crate::testing::TestPlatform;
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(TestPlatform::sqlite().await).await;
            })+
        }
        mod postgres {
            use crate::testing::TestPlatform;
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                if let Some(platform) = TestPlatform::postgres().await {
                    super::$name(platform).await;
                }
            })+
        }
    };
}
pub(crate) use on_both_databases;

/// Keys that everybody knows, another for each seed.
pub fn secret_keys(seeds: &[u64]) -> SecretKeys {
    let keys = seeds.iter().map(|seed| SecretKeys::generate(&SeededRng::new(*seed)).expose_secret().to_owned());
    SecretKeys::parse(&keys.collect::<Vec<_>>().join(" ").into()).unwrap()
}

/// Another chance for each platform, the same at every run.
fn rng() -> Arc<SeededRng> {
    static SEED: AtomicU64 = AtomicU64::new(1);
    Arc::new(SeededRng::new(SEED.fetch_add(1, Ordering::Relaxed)))
}

pub struct TestPlatform {
    pub platform: Platform,
    pub clock: Arc<ManualClock>,
    router: Router,
    closing: Arc<Closing>,
    /// Of the files; goes with the test.
    folder: Arc<tempfile::TempDir>,
}

/// Ends a test's connections before the test ends. A process that ends while connections are closing frees what SQLCipher
/// keeps for all of them under their hands, and now and then aborts, though every test passed.
struct Closing(Database);

impl Drop for Closing {
    fn drop(&mut self) {
        let database = self.0.clone();
        tokio::task::block_in_place(|| Handle::current().block_on(database.close())).ok();
    }
}

impl TestPlatform {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("platform.db").display());
        Self::on(&url, folder).await
    }

    /// `None` without `STEWARD_TEST_POSTGRES`; `cargo xtask test` sets it.
    pub async fn postgres() -> Option<Self> {
        Some(Self::on(&postgres::fresh().await?, tempfile::tempdir().unwrap()).await)
    }

    async fn on(url: &str, folder: tempfile::TempDir) -> Self {
        learning::put(folder.path()).await;
        let database = Database::open(url).await.unwrap();
        let preset = Preset::find("full").unwrap();
        roles::put(database.write(), &preset.roles).await.unwrap();
        terms::put(database.write(), &preset).await.unwrap();
        let clock = Arc::new(ManualClock::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap()));
        let setup = Setup {
            database: database.clone(),
            learning: Some(learning::url(folder.path())),
            secrets: secret_keys(&[1]),
            preset,
            environment: Environment::Demo,
            entrance: Entrance::default(),
            post: Post::default(),
            public_url: "http://localhost".to_owned(),
            clock: clock.clone(),
            rng: rng(),
        };
        Self::of(setup, clock, Arc::new(Closing(database)), Arc::new(folder))
    }

    fn of(setup: Setup, clock: Arc<ManualClock>, closing: Arc<Closing>, folder: Arc<tempfile::TempDir>) -> Self {
        let platform = Platform::new(setup).unwrap();
        Self { router: api::router(&platform), platform, clock, closing, folder }
    }

    /// All that this one is made of, but for its chance.
    fn setup(&self) -> Setup {
        let platform = &self.platform;
        Setup {
            database: platform.database().clone(),
            learning: Some(learning::url(self.folder.path())),
            secrets: platform.secrets().clone(),
            preset: platform.preset().clone(),
            environment: platform.environment(),
            entrance: Entrance::default(),
            post: platform.post().clone(),
            public_url: platform.public_url().to_owned(),
            clock: self.clock.clone(),
            rng: rng(),
        }
    }

    /// A second server on the same database.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::of(self.setup(), self.clock.clone(), Arc::clone(&self.closing), Arc::clone(&self.folder))
    }

    /// The same with another entrance.
    #[must_use]
    pub fn with(self, entrance: Entrance) -> Self {
        Self::of(Setup { entrance, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// The same with ways by which users are written to.
    #[must_use]
    pub fn posting(self, post: Post) -> Self {
        Self::of(Setup { post, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// The same as another kind of environment.
    #[must_use]
    pub fn in_environment(self, environment: Environment) -> Self {
        Self::of(Setup { environment, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// The same where an admin is shown so many users within an hour.
    #[must_use]
    pub fn showing(self, sensitive_rows_per_hour: u32) -> Self {
        let limits = Limits { sensitive_rows_per_hour, ..Limits::default() };
        let preset = Preset { limits, ..self.platform.preset().clone() };
        Self::of(Setup { preset, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// The same with other parts of the product.
    #[must_use]
    pub fn with_modules(self, modules: &[Module]) -> Self {
        let preset = Preset { modules: modules.to_vec(), ..self.platform.preset().clone() };
        Self::of(Setup { preset, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// The same with these statuses only.
    #[must_use]
    pub fn with_statuses(self, statuses: &[UserStatus]) -> Self {
        let mut preset = self.platform.preset().clone();
        preset.statuses.retain(|label| statuses.contains(&label.status));
        Self::of(Setup { preset, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// The same with these permissions that single users can be given.
    #[must_use]
    pub fn with_user_permissions(self, known: &[LabelledValue]) -> Self {
        let preset = Preset { user_permissions: known.to_vec(), ..self.platform.preset().clone() };
        Self::of(Setup { preset, ..self.setup() }, self.clock, self.closing, self.folder)
    }

    /// Fills the platform with sample users.
    pub async fn seed(&self, users: u32) {
        let preset = self.platform.preset();
        let plan = Plan { preset, users, seed: 1, now: self.clock.now(), progress: &|_| {} };
        seed::seed(self.platform.database(), None, &plan).await.unwrap();
    }

    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// The number of rows that a query counts.
    pub async fn count(&self, query: &str) -> i64 {
        use sea_orm::{ConnectionTrait, Statement};
        let database = self.platform.database().read();
        let statement = Statement::from_string(database.get_database_backend(), query);
        database.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// Of the SQLite database.
    pub fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("platform.db")
    }

    /// The same without the learning service.
    #[must_use]
    pub fn without_learning(self) -> Self {
        std::fs::remove_file(learning::file(self.folder.path())).unwrap();
        self
    }

    /// Of the learning service.
    pub async fn learning(&self) -> Database {
        Database::connect(&learning::url(self.folder.path())).await.unwrap()
    }

    pub fn is_postgres(&self) -> bool {
        use sea_orm::DbBackend;
        self.platform.database().read().get_database_backend() == DbBackend::Postgres
    }

    pub async fn execute(&self, sql: &str) {
        use sea_orm::ConnectionTrait;
        self.platform.database().write().execute_unprepared(sql).await.unwrap();
    }
}
