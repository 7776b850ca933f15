//! `/v1/users`: finding users and reading everything about one.

mod activity;
mod audit;
mod browsing;
mod export;
mod export_record;
mod field_values;
mod filter_values;
mod flags;
mod get;
mod list;
mod notes;
mod orders;
mod reactivate;
mod reactivation_effects;
mod select;
mod sessions;
mod stats;
mod suspend;
mod suspension_effects;
#[cfg(test)]
mod tests;

use steward_contract::{AdminRef, Problem};
use uuid::Uuid;

use super::error::{ApiError, denied, invalid};
use crate::store::users::SelectError;

impl From<SelectError> for ApiError {
    fn from(error: SelectError) -> Self {
        match error {
            SelectError::Fields(fields) => invalid(fields).into(),
            SelectError::Denied(permission, fields) => Problem { fields, ..denied(permission) }.into(),
            SelectError::Database(error) => error.into(),
        }
    }
}

/// Who did it; absent when a rule or the platform itself did.
fn by(id: Option<Uuid>, name: Option<String>) -> Option<AdminRef> {
    id.zip(name).map(|(id, name)| AdminRef { id, name })
}
