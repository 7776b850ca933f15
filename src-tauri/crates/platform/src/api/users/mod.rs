//! `/v1/users`: finding users and reading everything about one.

mod activity;
mod activity_export;
mod api_clients;
mod api_sessions;
mod as_of;
mod audit;
mod browsing;
mod credits;
mod documents;
mod enrolments;
mod erasure;
mod export;
mod export_record;
mod field_values;
mod filter_values;
mod flags;
mod get;
mod history;
mod list;
mod notes;
mod orders;
mod select;
mod sent_tokens;
mod sessions;
mod stats;
mod suspensions;
#[cfg(test)]
mod tests;
mod wallets;

use sea_orm::ConnectionTrait;
use steward_contract::{AdminRef, Module, Operation, Paging, Problem};
use uuid::Uuid;

use super::{
    endpoint::Call,
    error::{ApiError, denied, invalid, not_found},
};
use crate::store::{entity::user, paging::PageRequest, user_records, users::SelectError};

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

/// Which part of a list is asked for.
///
/// # Errors
/// `invalid_fields`.
fn part(paging: &Paging) -> Result<PageRequest, ApiError> {
    PageRequest::of(paging).map_err(|error| invalid(vec![error]).into())
}

/// What the platform's preset doesn't have is not there (PRE-1).
///
/// # Errors
/// `not_found`.
fn needs<O: Operation>(call: &Call<O>, module: Module) -> Result<(), ApiError> {
    if call.platform.preset().modules.contains(&module) {
        Ok(())
    } else {
        Err(not_found("part of this platform").into())
    }
}

/// # Errors
/// `not_found`.
async fn find(connection: &impl ConnectionTrait, user_id: Uuid) -> Result<user::Model, ApiError> {
    user_records::find(connection, user_id).await?.ok_or_else(|| not_found("user").into())
}
