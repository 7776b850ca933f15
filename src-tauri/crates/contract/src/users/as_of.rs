//! A user's record as it was at a moment (BEY-5).

use serde::{Deserialize, Serialize};

use super::Sensitive;
use crate::{
    DateTime, Utc,
    parameters::{how, parameters},
};

/// The query of a user's record at a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AsOfQuery {
    /// Required; optional here so that its absence is reported like any other wrong field.
    pub at: Option<DateTime<Utc>>,
}

parameters! { AsOfQuery { at } }

/// The record then beside the record now, worked out from the audit log backwards from the present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct RecordAsOf {
    pub at: DateTime<Utc>,
    pub read_at: DateTime<Utc>,
    /// What the log tells changes of, field by field.
    pub fields: Vec<FieldAsOf>,
    pub flags: SetAsOf,
    /// Those that follow from the user's state are not among them.
    pub groups: SetAsOf,
    /// Entries of the log since that changed any of this.
    pub changes: u32,
    /// When the log begins: of what was before, it knows nothing. Null for an empty one.
    pub log_since: Option<DateTime<Utc>>,
    /// What the user changed of their profile since, of which the log has no values.
    pub unlogged: u32,
    /// What the caller may not see: these fields are null whatever there is.
    pub masked: Vec<Sensitive>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct FieldAsOf {
    /// As the log names it.
    pub field: String,
    pub was: Option<String>,
    pub now: Option<String>,
    /// Whether the log accounts for every value since; otherwise it changed in a way that the log doesn't know.
    pub known: bool,
}

/// The same of a set of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct SetAsOf {
    pub was: Vec<String>,
    pub now: Vec<String>,
    pub known: bool,
}
