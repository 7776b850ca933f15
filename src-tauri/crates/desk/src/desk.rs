//! The desk's parts and how the rest of it reaches them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use steward_client::{Call, Client, Limits, RequestIds};
use steward_contract::Operation;
use tokio::sync::{Mutex as AsyncMutex, OnceCell};
use uuid::Uuid;

use crate::actions::Typed;
use crate::built_in::RunningPlatform;
use crate::console::{Closed, Home};
use crate::exports::Running;
use crate::keychain::KeychainError;
use crate::lock::Lock;
use crate::once::{Copied, Once};
use crate::session::{Session, Surroundings};
use crate::{Answer, BuiltIn, Clipboard, Clock, ConsoleError, Events, Keychain, Rng};

/// What a desk is made of.
pub struct Setup {
    /// Where the local store lives; made when it is missing.
    pub folder: PathBuf,
    /// Where files are saved when nobody says otherwise.
    pub downloads: PathBuf,
    pub keychain: Arc<dyn Keychain>,
    pub built_in: Arc<dyn BuiltIn>,
    pub clipboard: Arc<dyn Clipboard>,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
    pub events: Events,
    pub limits: Limits,
}

/// The console without a window. Cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Parts>);

struct Parts {
    setup: Setup,
    /// Done when the keychain was asked for the first time.
    asked: OnceCell<()>,
    /// Where things are kept, once the keychain has answered or was declined.
    home: RwLock<Result<Home, Closed>>,
    sessions: Mutex<HashMap<Uuid, Arc<Session>>>,
    lock: Lock,
    built_in: AsyncMutex<Option<RunningPlatform>>,
    running: Mutex<HashMap<Uuid, Running>>,
    /// What is shown once right now, by the action that made it.
    once: Mutex<HashMap<Uuid, Once>>,
    typed: Typed,
    copied: Copied,
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// A desk that has not asked the keychain yet; [`Self::state`] does, so that a window need not wait for it.
    pub fn new(setup: Setup) -> Self {
        let lock = Lock::new(setup.clock.now());
        let home = RwLock::new(Err(Closed::Keychain(KeychainError::Locked)));
        let (asked, sessions, built_in, running, once, typed, copied) = Default::default();
        Self(Arc::new(Parts { setup, asked, home, sessions, lock, built_in, running, once, typed, copied }))
    }

    pub(crate) fn setup(&self) -> &Setup {
        &self.0.setup
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.0.setup.clock
    }

    pub(crate) fn rng(&self) -> &dyn Rng {
        &*self.0.setup.rng
    }

    pub(crate) fn limits(&self) -> Limits {
        self.0.setup.limits
    }

    pub(crate) fn request_ids(&self) -> RequestIds {
        let rng = Arc::clone(&self.0.setup.rng);
        Arc::new(move || rng.id())
    }

    pub(crate) fn built_in(&self) -> &AsyncMutex<Option<RunningPlatform>> {
        &self.0.built_in
    }

    pub(crate) fn lock(&self) -> &Lock {
        &self.0.lock
    }

    /// Where things are kept.
    ///
    /// # Errors
    /// `keychain_missing` or `keychain_locked` until the keychain has answered or was declined.
    pub(crate) async fn home(&self) -> Answer<Home> {
        self.home_or_reason().await.map_err(ConsoleError::from)
    }

    /// Asks the keychain, the first time this is called.
    async fn ask_keychain_once(&self) {
        self.0.asked.get_or_init(|| self.move_in()).await;
    }

    pub(crate) async fn home_or_reason(&self) -> Result<Home, Closed> {
        self.ask_keychain_once().await;
        self.0.home.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Closes the local store, at the end of the program: what SQLCipher frees then must not be in use.
    pub async fn close(&self) {
        let home = self.0.home.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Ok(home) = home {
            home.store.close().await;
        }
    }

    pub(crate) fn set_home(&self, home: Result<Home, Closed>) {
        *self.0.home.write().unwrap_or_else(PoisonError::into_inner) = home;
    }

    /// The session of an open connection, for everything that shows or changes data.
    ///
    /// # Errors
    /// `console_locked`, `not_connected`.
    pub(crate) fn session(&self, connection: Uuid) -> Answer<Arc<Session>> {
        self.check_unlocked()?;
        self.existing_session(connection).ok_or_else(ConsoleError::not_connected)
    }

    pub(crate) fn existing_session(&self, connection: Uuid) -> Option<Arc<Session>> {
        guard(&self.0.sessions).get(&connection).cloned()
    }

    pub(crate) fn sessions(&self) -> Vec<Arc<Session>> {
        guard(&self.0.sessions).values().cloned().collect()
    }

    pub(crate) async fn keep_session(&self, connection: Uuid, client: Client) -> Answer<Arc<Session>> {
        let surroundings = Surroundings {
            vault: self.home().await?.vault,
            clock: Arc::clone(&self.0.setup.clock),
            events: Arc::clone(&self.0.setup.events),
        };
        // Of two that open the same connection at once, the first one's session is everybody's.
        let new = || Arc::new(Session::new(connection, client, surroundings));
        Ok(Arc::clone(guard(&self.0.sessions).entry(connection).or_insert_with(new)))
    }

    pub(crate) fn forget_session(&self, connection: Uuid) -> Option<Arc<Session>> {
        guard(&self.0.sessions).remove(&connection)
    }

    pub(crate) fn running(&self) -> MutexGuard<'_, HashMap<Uuid, Running>> {
        guard(&self.0.running)
    }

    pub(crate) fn typed(&self) -> &Typed {
        &self.0.typed
    }

    pub(crate) fn once(&self) -> MutexGuard<'_, HashMap<Uuid, Once>> {
        guard(&self.0.once)
    }

    pub(crate) fn copied(&self) -> &Copied {
        &self.0.copied
    }

    /// Makes a call in the name of a connection's admin.
    ///
    /// # Errors
    /// Refusals of the platform and everything that can come instead of an answer; `console_locked`, `not_connected`.
    pub async fn call<O: Operation>(
        &self,
        connection: Uuid,
        path: &O::Path,
        query: &O::Query,
        body: &O::Body,
    ) -> Answer<O::Response> {
        let session = self.session(connection)?;
        Ok(session.call(&Call::<O>::new(path, query, body)?).await?)
    }
}
