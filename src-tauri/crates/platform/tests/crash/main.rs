//! The server is killed in the middle of what it does, again and again: nothing is lost and nothing happens twice.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod changes;
mod erasures;
#[path = "../running/mod.rs"]
mod running;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use steward_platform::store::entity::audit_entry;

/// The entries after so many earlier ones.
fn since(earlier: u64) -> Select<audit_entry::Entity> {
    audit_entry::Entity::find().filter(audit_entry::Column::Number.gt(i64::try_from(earlier).unwrap()))
}
