//! Values that several operations share.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::parameters::{how, parameters};

/// Instants are ISO 8601 in UTC when they travel.
pub use chrono::{DateTime, Utc};

/// An exact amount: a decimal string, so that no float touches it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Money {
    /// `412.00`
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

/// Which part of a list: by key (`cursor`, from an earlier answer), never by a growing offset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Paging {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A part of a list and the way to the next one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Page<T> {
    #[schema(inline)]
    pub items: Vec<T>,
    pub next_cursor: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserPath {
    pub user_id: Uuid,
}

/// One of a user's sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserSessionPath {
    pub user_id: Uuid,
    pub session_id: Uuid,
}

/// One of a user's API tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserTokenPath {
    pub user_id: Uuid,
    pub token_id: Uuid,
}

/// A request that waits for a second admin, or waited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalPath {
    pub approval_id: Uuid,
}

#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct SessionPath {
    pub session_id: Uuid,
}

#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct KeyPath {
    pub key: Uuid,
}

#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ExportPath {
    pub export_id: Uuid,
}

parameters! { Paging { cursor, limit as Rows } }
