//! A real platform with a few users, and a desk that is connected to it.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use secrecy::SecretString;
use steward_contract::{CodeKind, Environment, FilterId, ListUsers, UserListQuery, UserRow, UserSelector};
use steward_desk::{
    BuiltIn, Clock, Desk, Event, Keychain, Limits, MemoryClipboard, MemoryKeychain, Setup, StartedPlatform, SystemRng,
};
use steward_platform::auth::keys::SecretKeys;
use steward_platform::demo::{Demo, FirstAdmin};
use steward_platform::{Options, Running};
use tokio::runtime::Handle;
use totp_rs::{Builder, Secret};
use uuid::Uuid;

use super::Cable;

pub const USERS: u32 = 300;

/// One clock for desk and platform, moved by tests.
#[derive(Clone)]
pub struct Clocked(Arc<AtomicI64>);

impl Clocked {
    pub fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }

    fn instant(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

impl Clock for Clocked {
    fn now(&self) -> DateTime<Utc> {
        self.instant()
    }
}

impl steward_platform::clock::Clock for Clocked {
    fn now(&self) -> DateTime<Utc> {
        self.instant()
    }
}

/// These tests connect to a server.
struct NoBuiltIn;

impl BuiltIn for NoBuiltIn {
    fn start(&self, _: bool, _: SecretString) -> BoxFuture<'_, Result<StartedPlatform, String>> {
        Box::pin(async { Err("there is none in this test".to_owned()) })
    }
}

pub struct Bench {
    pub desk: Desk,
    pub connection: Uuid,
    pub clock: Clocked,
    pub cable: Cable,
    pub keychain: Arc<MemoryKeychain>,
    pub clipboard: Arc<MemoryClipboard>,
    pub events: Arc<Mutex<Vec<Event>>>,
    pub folder: tempfile::TempDir,
    pub secret: String,
    admin: FirstAdmin,
    platform: Option<Running>,
}

/// What SQLCipher frees at the end of a process must not be in use by a connection that is still closing.
impl Drop for Bench {
    fn drop(&mut self) {
        let (desk, platform) = (self.desk.clone(), self.platform.take());
        tokio::task::block_in_place(|| {
            Handle::current().block_on(async {
                desk.close().await;
                self.cable.cut();
                if let Some(platform) = platform {
                    platform.shutdown().await;
                }
            });
        });
    }
}

pub fn password(admin: &FirstAdmin) -> String {
    secrecy::ExposeSecret::expose_secret(&admin.password).to_owned()
}

impl Bench {
    /// Signed in, second factor enrolled.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clocked(Arc::new(AtomicI64::new(1_790_000_000_000)));
        let mut platform = platform(folder.path(), &clock).await;
        let cable = Cable::to(&format!("http://{}", platform.addr)).await;
        let keychain = Arc::new(MemoryKeychain::default());
        let (clipboard, events) = (Arc::<MemoryClipboard>::default(), Arc::default());
        let desk = open(folder.path(), &clock, Arc::clone(&keychain) as _, Arc::clone(&clipboard), Arc::clone(&events));
        let admin = platform.first_admin.take().unwrap();
        let connection = desk.add_connection(&cable.url, "Kestrel").await.unwrap().id;
        let (secret, platform) = (String::new(), Some(platform));
        let mut bench =
            Self { desk, connection, clock, cable, keychain, clipboard, events, folder, secret, admin, platform };
        bench.enrol().await;
        bench
    }

    async fn enrol(&mut self) {
        let opened = self.desk.open_connection(self.connection).await.unwrap();
        assert!(opened.me.is_none());
        self.desk.sign_in(self.connection, self.admin.email.clone(), password(&self.admin).into()).await.unwrap();
        self.secret = self.desk.start_enrolment(self.connection).await.unwrap().secret;
        let enrolled = self.desk.confirm_enrolment(self.connection, self.code()).await.unwrap();
        assert_eq!(enrolled.recovery_codes.len(), 10);
    }

    /// The same console started again.
    pub async fn restart(&mut self) {
        let (keychain, clipboard) = (Arc::clone(&self.keychain) as _, Arc::clone(&self.clipboard));
        self.desk = open(self.folder.path(), &self.clock, keychain, clipboard, Arc::clone(&self.events));
    }

    pub async fn sign_in_again(&self) {
        self.desk.sign_in(self.connection, self.admin.email.clone(), self.password().into()).await.unwrap();
        self.desk.confirm_code(self.connection, CodeKind::Totp, self.code()).await.unwrap();
    }

    pub fn password(&self) -> String {
        password(&self.admin)
    }

    /// A code that was not used yet.
    pub fn code(&self) -> String {
        self.clock.advance(TimeDelta::seconds(30));
        let totp = Builder::new().with_secret(Secret::try_from_base32(&self.secret).unwrap()).build().unwrap();
        totp.generate(u64::try_from(self.clock.instant().timestamp()).unwrap()).to_string()
    }

    /// Some user with this status.
    pub async fn user(&self, status: &str) -> UserRow {
        let filters = [(FilterId::Status, status.to_owned())].into();
        let selector = UserSelector { filters, ..UserSelector::default() };
        let query = UserListQuery { selector, limit: Some(1), ..UserListQuery::default() };
        let page = self.desk.call::<ListUsers>(self.connection, &(), &query, &()).await.unwrap();
        page.items.into_iter().next().unwrap()
    }

    pub fn events(&self) -> Vec<Event> {
        self.events.lock().unwrap().clone()
    }
}

fn open(
    folder: &Path,
    clock: &Clocked,
    keychain: Arc<dyn Keychain>,
    clipboard: Arc<MemoryClipboard>,
    events: Arc<Mutex<Vec<Event>>>,
) -> Desk {
    Desk::new(Setup {
        folder: folder.join("desk"),
        downloads: folder.to_owned(),
        keychain,
        built_in: Arc::new(NoBuiltIn),
        clipboard,
        clock: Arc::new(clock.clone()),
        rng: Arc::new(SystemRng),
        events: Arc::new(move |event| events.lock().unwrap().push(event)),
        limits: Limits::default(),
    })
}

async fn platform(folder: &Path, clock: &Clocked) -> Running {
    let database = format!("sqlite:{}", folder.join("platform.db").display());
    let demo = Some(Demo { users: USERS, seed: 1, progress: Box::new(|_| ()) });
    let keys = SecretKeys::parse(&SecretKeys::generate(&steward_platform::rng::SystemRng)).unwrap();
    let options = Options::new(database, ([127, 0, 0, 1], 0).into(), keys);
    let clock = Arc::new(clock.clone());
    steward_platform::start(Options { environment: Environment::Demo, demo, clock, ..options }).await.unwrap()
}
