//! Sample users: invented, the same for the same seed, and with everything that a user's page shows.
//!
//! Nobody here exists: addresses end in example.com, .org or .net, phone numbers come from the ranges kept for fiction,
//! IP addresses from those kept for documentation (RFC 2606, RFC 5737, RFC 3849).

mod audit;
mod chance;
mod commerce;
mod credits;
pub mod enrolments;
mod hostile;
mod lucia;
mod past;
mod person;
mod referrals;
pub mod requests;
mod rows;
mod sample;
mod scan;
mod wallets;
mod writer;

use chrono::{DateTime, Utc};
use sea_orm::{DbErr, EntityTrait, PaginatorTrait};

use crate::{
    presets::Preset,
    store::{Database, entity::user, indexes, search, terms},
};
use rows::Rows;
use sample::World;

/// Users made at a time; small enough to hold, large enough to write well.
const BATCH: u32 = 2_000;

/// What to make.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    pub preset: &'a Preset,
    pub users: u32,
    pub seed: u64,
    /// The moment that everything is recent or old relative to.
    pub now: DateTime<Utc>,
    /// Told how many users are made so far.
    pub progress: &'a (dyn Fn(u32) + Send + Sync),
}

#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error("the database has {0} users already; sample users go into an empty one")]
    NotEmpty(u64),
    #[error("the sample data is damaged: {0}")]
    Sample(#[from] serde_json::Error),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Fills an empty database, and the learning service's if there is one.
///
/// # Errors
/// When there are users already, or a database fails. A run that failed leaves a database to be thrown away: its indexes
/// are missing.
pub async fn seed(database: &Database, learning: Option<&Database>, plan: &Plan<'_>) -> Result<(), SeedError> {
    let present = user::Entity::find().count(database.read()).await?;
    if present > 0 {
        return Err(SeedError::NotEmpty(present));
    }
    terms::put(database.write(), plan.preset).await?;
    search::drop(database.write()).await?;
    indexes::drop(database.write()).await?;
    let world = World::new(plan)?;
    if let Some(learning) = learning {
        enrolments::create(learning.write()).await?;
    }
    let log = write_users(database, learning, &world, plan.progress).await?;
    audit::write(database, log).await?;
    indexes::create(database.write()).await?;
    search::create(database.write()).await?;
    search::refresh(database.write()).await?;
    Ok(())
}

/// Makes the next batch while the one before it is being written. Gives what the audit log will say.
async fn write_users(
    database: &Database,
    learning: Option<&Database>,
    world: &World<'_>,
    progress: &(dyn Fn(u32) + Send + Sync),
) -> Result<Vec<audit::Entry>, SeedError> {
    let mut log = Vec::new();
    let mut ready = Rows::default();
    for first in (1..=world.users()).step_by(BATCH as usize) {
        let last = world.users().min(first.saturating_add(BATCH - 1));
        let making = async { tokio::task::block_in_place(|| world.rows(first..=last)) };
        let (written, made) = tokio::join!(write(database, learning, ready), making);
        written?;
        ready = made;
        log.append(&mut ready.audit);
        progress(last);
    }
    write(database, learning, ready).await?;
    Ok(log)
}

async fn write(database: &Database, learning: Option<&Database>, mut rows: Rows) -> Result<(), SeedError> {
    let enrolments = std::mem::take(&mut rows.enrolments);
    rows.write(database).await?;
    if let Some(learning) = learning {
        writer::insert(learning.write(), enrolments).await?;
    }
    Ok(())
}
