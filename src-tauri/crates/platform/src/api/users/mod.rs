//! `/v1/users`: finding users and reading everything about one.

mod activity;
mod audit;
mod browsing;
mod credits;
mod erasure;
mod export;
mod export_record;
mod field_values;
mod filter_values;
mod flags;
mod get;
mod list;
mod notes;
mod orders;
mod select;
mod sessions;
mod stats;
mod suspensions;
#[cfg(test)]
mod tests;

use sea_orm::ConnectionTrait;
use steward_contract::{AdminRef, Problem};
use uuid::Uuid;

use super::error::{ApiError, denied, invalid, not_found};
use crate::store::{entity::user, user_records, users::SelectError};

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

/// # Errors
/// `not_found`.
async fn find(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<user::Model, ApiError> {
    user_records::find(connection, user_id).await?.ok_or_else(|| not_found("user").into())
}
