//! `/v1/users`: finding users and reading everything about one.

mod activity;
mod audit;
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

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use steward_contract::AdminRef;
use uuid::Uuid;

pub use select::MOST_IDS;

use super::error::{ApiError, invalid, not_found};
use crate::{
    platform::Platform,
    store::{entity::user, users::SelectError},
};

impl From<SelectError> for ApiError {
    fn from(error: SelectError) -> Self {
        match error {
            SelectError::Fields(fields) => invalid(fields).into(),
            SelectError::Database(error) => error.into(),
        }
    }
}

/// The user with this id.
///
/// # Errors
/// `not_found` when there is none.
async fn user(platform: &Platform, user_id: Uuid) -> Result<user::Model, ApiError> {
    let found = user::Entity::find().filter(user::Column::UserId.eq(user_id)).one(platform.database().read()).await?;
    found.ok_or_else(|| not_found("user").into())
}

/// Who did it; absent when a rule or the platform itself did.
fn by(id: Option<Uuid>, name: Option<String>) -> Option<AdminRef> {
    id.zip(name).map(|(id, name)| AdminRef { id, name })
}
