//! Everything a call needs: the databases, the preset, time and chance.

use std::{net::IpAddr, sync::Arc};

use sea_orm::DbErr;
use steward_contract::Environment;
use tokio::sync::{Semaphore, SemaphorePermit};
use uuid::Uuid;

use crate::{
    auth::{keys::SecretKeys, password::Passwords},
    browsed::Browsed,
    clock::Clock,
    entrance::{Entrance, Seats},
    error::{ApiError, unavailable},
    in_progress::InProgress,
    mail::{Post, Templates},
    presets::Preset,
    rng::Rng,
    store::{Database, Users, learning::Learning},
};

/// One running platform; clones share it.
#[derive(Clone)]
pub struct Platform(Arc<Parts>);

/// What a platform is made of.
pub struct Setup {
    pub database: Database,
    /// URL of the learning service's database, which can be down (LST-4).
    pub learning: Option<String>,
    /// Of what the database must not show. Without any, nobody can use or enrol an authenticator.
    pub secrets: SecretKeys,
    pub preset: Preset,
    pub environment: Environment,
    pub entrance: Entrance,
    /// The ways by which users are written to.
    pub post: Post,
    /// Where links begin that users are sent: `https://accounts.example.com`.
    pub public_url: String,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

struct Parts {
    setup: Setup,
    users: Users,
    passwords: Passwords,
    templates: Templates,
    in_progress: InProgress,
    calls: Semaphore,
    bodies: Seats<IpAddr>,
    exports: Seats<Uuid>,
    browsed: Browsed,
}

impl Platform {
    /// # Errors
    /// When password hashing does not work here, or a template of mail is none.
    pub fn new(setup: Setup) -> Result<Self, ApiError> {
        let passwords = Passwords::new(&*setup.rng)?;
        let templates = Templates::new(&setup.preset.name).map_err(ApiError::internal)?;
        let users = Users::new(setup.database.clone(), Learning::at(setup.learning.clone()));
        let limits = &setup.entrance.limits;
        let (calls, bodies) = (Semaphore::new(limits.calls), Seats::new(limits.bodies));
        let exports = Seats::new(limits.exports);
        let (in_progress, browsed) = (InProgress::default(), Browsed::default());
        Ok(Self(Arc::new(Parts { setup, users, passwords, templates, in_progress, calls, bodies, exports, browsed })))
    }

    pub fn database(&self) -> &Database {
        &self.0.setup.database
    }

    /// Ends all connections to the databases.
    ///
    /// # Errors
    /// When one can't be ended.
    pub async fn close(&self) -> Result<(), DbErr> {
        self.users().learning().close().await?;
        self.database().clone().close().await
    }

    /// Where questions about users go.
    pub fn users(&self) -> &Users {
        &self.0.users
    }

    pub fn preset(&self) -> &Preset {
        &self.0.setup.preset
    }

    pub fn environment(&self) -> Environment {
        self.0.setup.environment
    }

    pub fn secrets(&self) -> &SecretKeys {
        &self.0.setup.secrets
    }

    /// A secret as the database may have it, tied to whom or what it is of.
    ///
    /// # Errors
    /// When there is no key.
    pub fn seal(&self, of: Uuid, secret: &[u8]) -> Result<Vec<u8>, ApiError> {
        self.secrets().seal(self.rng(), of, secret).map_err(ApiError::internal)
    }

    pub fn entrance(&self) -> &Entrance {
        &self.0.setup.entrance
    }

    /// A turn to work on a call, while it is held.
    ///
    /// # Errors
    /// When too many are worked on.
    pub fn turn(&self) -> Result<SemaphorePermit<'_>, ApiError> {
        self.0.calls.try_acquire().map_err(|_| unavailable("The platform has too much to do right now.").into())
    }

    /// The bodies that are on their way.
    pub fn bodies(&self) -> &Seats<IpAddr> {
        &self.0.bodies
    }

    /// The exports that run, by admin.
    pub fn exports(&self) -> &Seats<Uuid> {
        &self.0.exports
    }

    /// What admins were shown of sensitive facts in lists, lately.
    pub fn browsed(&self) -> &Browsed {
        &self.0.browsed
    }

    /// The ways by which users are written to.
    pub fn post(&self) -> &Post {
        &self.0.setup.post
    }

    /// The link with this secret.
    pub fn link(&self, secret: &str) -> String {
        format!("{}/links/{secret}", self.public_url())
    }

    pub fn public_url(&self) -> &str {
        &self.0.setup.public_url
    }

    /// The words of what users are written.
    pub fn templates(&self) -> &Templates {
        &self.0.templates
    }

    pub fn clock(&self) -> &dyn Clock {
        &*self.0.setup.clock
    }

    pub fn rng(&self) -> &dyn Rng {
        &*self.0.setup.rng
    }

    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// The changes that are being made right now.
    pub fn in_progress(&self) -> &InProgress {
        &self.0.in_progress
    }

    /// A new id that sorts by time.
    pub fn new_id(&self) -> Uuid {
        self.rng().id(self.clock())
    }
}
