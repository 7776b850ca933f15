//! What a platform says of itself before anyone signs in (PRE-1).

use serde::{Deserialize, Serialize};

use crate::{
    Column, ColumnCategory, ColumnKind, FilterId, FilterKind, FilterSource, LabelledValue, Privacy, SortKey,
    SuspensionReason, UserStatus,
};

/// The version of the contract; a console refuses a platform whose major number is another.
pub const API_VERSION: &str = "1.0";

crate::codes! {
    Environment { Production = "production", Staging = "staging", Demo = "demo" }
}

crate::codes! {
    /// A part of the product that a platform has or doesn't have.
    Module {
        Kyc = "kyc", Partners = "partners", Orders = "orders", Credits = "credits", Learning = "learning",
        Wallets = "wallets", Companies = "companies", Groups = "groups", Teams = "teams", Approvals = "approvals",
        Messages = "messages", Api = "api", Oauth = "oauth",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Meta {
    pub name: String,
    pub environment: Environment,
    pub preset: String,
    pub api_version: String,
    pub modules: Vec<Module>,
    pub statuses: Vec<StatusLabel>,
    pub suspension_reasons: Vec<ReasonMeta>,
    pub columns: Vec<ColumnMeta>,
    pub filters: Vec<FilterMeta>,
    pub sorts: Vec<SortKey>,
    pub user_types: Vec<LabelledValue>,
    /// Those that single users can be given beside what their roles have.
    pub user_permissions: Vec<LabelledValue>,
    pub limits: Limits,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct StatusLabel {
    pub status: UserStatus,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ReasonMeta {
    pub reason: SuspensionReason,
    pub label: String,
    /// Whether a suspension for it may be given an end.
    pub may_end: bool,
    /// Whether lifting a suspension for it needs another, senior, admin.
    pub needs_approval_to_lift: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ColumnMeta {
    pub column: Column,
    pub label: String,
    pub category: ColumnCategory,
    pub kind: ColumnKind,
    pub privacy: Privacy,
    pub sort: Option<SortKey>,
    /// Shown before anyone chose.
    pub shown: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct FilterMeta {
    pub filter: FilterId,
    pub label: String,
    pub kind: FilterKind,
    pub source: FilterSource,
    pub privacy: Privacy,
    /// Whether `field-values` completes it.
    pub completes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Limits {
    pub page_rows: u32,
    pub selection_ids: u32,
    /// Rows from which an export needs a step-up.
    pub export_step_up_rows: u32,
    pub step_up_seconds: u32,
    /// Users whose sensitive facts an admin is shown in lists within an hour; more are for an export.
    pub sensitive_rows_per_hour: u32,
    /// Hours that a request waits for a second admin.
    pub approval_hours: u32,
}
