//! Asking for users: filters, pages, totals.

mod cells;
mod completeness;
mod condition;
mod cursor;
mod detail;
mod fence;
mod filter;
mod key;
mod kind;
mod page;
mod pages;
mod parts;
mod plan;
mod privacy;
mod row;
mod searching;
mod selection;
mod selector;
mod similar;
mod stats;
mod stream;
mod suggestion;
mod total;
pub mod value;

use std::sync::{Arc, PoisonError, RwLock};

use sea_orm::{DbBackend, DbErr};
use steward_contract::UserStats;

pub use cells::Cells;
pub use completeness::{COMPLETE, completeness};
pub use condition::Condition;
pub use detail::{detail, flags_of, suspensions};
pub use key::Key;
pub use page::ListError;
pub use privacy::allow;
pub use row::{code, decimal, instant_unless_never, known};
pub use searching::naming;
pub use selector::{SelectError, Selected};
pub use suggestion::completes;

use super::{
    Database,
    learning::Learning,
    search::{self, SearchIndex},
    terms::Terms,
};
use pages::Pages;
use total::Totals;

/// Everything that questions about users need: the databases, and what is remembered between them.
pub struct Users {
    pub(super) database: Database,
    pub(super) learning: Learning,
    totals: Totals,
    pages: Pages,
    words: tokio::sync::Mutex<Option<similar::Known>>,
    terms: RwLock<Option<Arc<Terms>>>,
    stats: tokio::sync::Mutex<Option<Arc<UserStats>>>,
}

impl Users {
    pub fn new(database: Database, learning: Learning) -> Self {
        Self {
            database,
            learning,
            totals: Totals::default(),
            pages: Pages::default(),
            words: tokio::sync::Mutex::default(),
            terms: RwLock::default(),
            stats: tokio::sync::Mutex::default(),
        }
    }

    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The learning service.
    pub fn learning(&self) -> &Learning {
        &self.learning
    }

    /// Roles, groups and teams. They are read once: what changes them makes a new process.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn terms(&self) -> Result<Arc<Terms>, DbErr> {
        if let Some(terms) = &*self.terms.read().unwrap_or_else(PoisonError::into_inner) {
            return Ok(Arc::clone(terms));
        }
        let terms = Arc::new(Terms::load(self.database.read()).await?);
        *self.terms.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&terms));
        Ok(terms)
    }

    fn search(&self) -> &'static dyn SearchIndex {
        search::of(self.backend())
    }

    pub fn backend(&self) -> DbBackend {
        self.database.read().get_database_backend()
    }
}
