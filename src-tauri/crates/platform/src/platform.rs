//! Everything a call needs: the databases, the preset, time and chance.

use std::sync::Arc;

use steward_contract::Environment;
use uuid::Uuid;

use crate::{
    api::error::ApiError, auth::password::Passwords, clock::Clock, presets::Preset, rng::Rng, running::Running,
    store::Database,
};

/// One running platform; clones share it.
#[derive(Clone)]
pub struct Platform(Arc<Parts>);

/// What a platform is made of.
pub struct Setup {
    pub database: Database,
    /// Of the learning service; a database of its own that can be down (LST-4).
    pub learning: Option<Database>,
    pub preset: Preset,
    pub environment: Environment,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

struct Parts {
    setup: Setup,
    passwords: Passwords,
    running: Running,
}

impl Platform {
    /// # Errors
    /// When password hashing does not work here.
    pub fn new(setup: Setup) -> Result<Self, ApiError> {
        let passwords = Passwords::new(&*setup.rng)?;
        Ok(Self(Arc::new(Parts { setup, passwords, running: Running::default() })))
    }

    pub fn database(&self) -> &Database {
        &self.0.setup.database
    }

    pub fn learning(&self) -> Option<&Database> {
        self.0.setup.learning.as_ref()
    }

    pub fn preset(&self) -> &Preset {
        &self.0.setup.preset
    }

    pub fn environment(&self) -> Environment {
        self.0.setup.environment
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
    pub fn running(&self) -> &Running {
        &self.0.running
    }

    /// A new id that sorts by time.
    pub fn new_id(&self) -> Uuid {
        self.rng().id(self.clock())
    }
}
