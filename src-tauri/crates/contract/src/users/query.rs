//! What a list of users is asked for: search, filters, order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Column, FilterId, FilterKind};
use crate::{
    ExportFormat, Pairs, Parameter, ParameterKind,
    carried::Carried,
    codes::UnknownCode,
    parameters::{how, parameters},
};

crate::codes! {
    /// What a list is ordered by; ties go by numeric id, so the order is total (LST-6).
    SortKey {
        Registered = "registered",
        LastActivity = "last_activity",
        LastLogin = "last_login",
        Name = "name",
        Email = "email",
        Status = "status",
        CreditBalance = "credit_balance",
    }
}

impl SortKey {
    /// The column whose values it goes by: a click on its heading asks for it. Where that is sensitive the order is too.
    pub const fn column(self) -> Column {
        match self {
            Self::Registered => Column::RegisteredAt,
            Self::LastActivity => Column::LastActivityAt,
            Self::LastLogin => Column::LastLoginAt,
            Self::Name => Column::Name,
            Self::Email => Column::Email,
            Self::Status => Column::Status,
            Self::CreditBalance => Column::CreditBalance,
        }
    }
}

/// An order as it travels: the key, with `-` in front for descending. `-last_activity` when absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    pub key: SortKey,
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { key: SortKey::LastActivity, descending: true }
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.key)
    }
}

impl Sort {
    /// What a text should have been that is none.
    pub fn expected() -> String {
        format!("an order; expected one of {}, with - in front for descending", SortKey::CODES.join(", "))
    }
}

impl std::str::FromStr for Sort {
    type Err = crate::codes::UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (descending, key) = text.strip_prefix('-').map_or((false, text), |key| (true, key));
        Ok(Self { key: key.parse()?, descending })
    }
}

/// Which users: the part of a query that a page, a count, an export and a saved view have in common.
///
/// Filters keep their wire form here; the platform parses each by its [`FilterKind`](super::FilterKind) and refuses
/// what doesn't fit with the field's name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserSelector {
    /// Fuzzy, across name, e-mail, phone, username, unique id and company (LST-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    pub filters: BTreeMap<FilterId, String>,
    /// A frozen list of ids made by `users.select`; combined with the rest when given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection: Option<Uuid>,
    /// Whether users flagged Test are among them. When absent, a list has them and an export leaves them out, as every
    /// figure does (FLG-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include_test_users: Option<bool>,
}

/// The query of `GET /v1/users`: in a URL, each filter is a parameter of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct UserListQuery {
    pub selector: UserSelector,
    /// See [`Sort`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// Rows per page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` or `previous_cursor` of an earlier answer to the same query.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// A jump to the row with this index, from 0. Not together with `cursor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

/// The query of `GET /v1/users/bulk/export`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ExportQuery {
    pub selector: UserSelector,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// Columns by code, separated by commas, in the order of the file; guide C's set when absent (EXP-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<String>,
    /// CSV when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<ExportFormat>,
    /// Whether cells of CSV that a spreadsheet would run are defused (EXP-3); `true` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guard: Option<bool>,
    /// Why the file is needed; goes to the audit log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
}

impl ExportQuery {
    /// EXP-2: the columns of guide C.
    pub const DEFAULT_FIELDS: &'static [Column] = &[
        Column::Name,
        Column::Email,
        Column::Phone,
        Column::Username,
        Column::Status,
        Column::UserTypes,
        Column::RegisteredAt,
        Column::LastLoginAt,
        Column::Country,
        Column::Timezone,
        Column::City,
        Column::Locale,
        Column::Gender,
        Column::DateOfBirth,
        Column::Address,
        Column::Designation,
        Column::Expertise,
        Column::Bio,
        Column::Company,
    ];
}

/// The query of `GET /v1/users/field-values`: values of one column that begin with a text, for autocomplete (LST-5).
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct FieldValuesQuery {
    /// Required; optional here so that its absence is reported like any other wrong field.
    pub field: Option<FilterId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

parameters! { FieldValuesQuery { field, prefix, cursor, limit as Rows } }

parameters! { UserSelector { search, filters, selection, include_test_users } }

/// Each filter is a parameter of its own.
impl Carried for BTreeMap<FilterId, String> {
    fn described(_: &'static str) -> Vec<Parameter> {
        let parameter = |filter: &FilterId| Parameter { name: filter.as_str(), kind: filter.kind().into() };
        FilterId::ALL.iter().map(parameter).collect()
    }

    fn pairs(&self, _: &'static str) -> Vec<(&'static str, String)> {
        self.iter().map(|(filter, value)| (filter.as_str(), value.clone())).collect()
    }

    fn take(pairs: &mut Pairs, _: &'static str) -> Self {
        FilterId::ALL.iter().filter_map(|filter| Some((*filter, pairs.text(filter.as_str())?))).collect()
    }
}

impl From<FilterKind> for ParameterKind {
    fn from(kind: FilterKind) -> Self {
        match kind {
            FilterKind::Flag => Self::Flag,
            FilterKind::Many => Self::Many,
            FilterKind::Instant => Self::Instant,
            FilterKind::Number => Self::Number,
            FilterKind::Text => Self::Text,
        }
    }
}

parameters! {
    UserListQuery { selector, sort as Order, limit as Rows, cursor, offset } checked by UserListQuery::check
}

impl UserListQuery {
    fn check(&self, pairs: &mut Pairs) {
        if self.cursor.is_some() && self.offset.is_some() {
            pairs.error("offset", "give either cursor or offset, not both");
        }
    }
}

parameters! { ExportQuery { selector, sort as Order, fields as Columns, format, guard, purpose } }

impl ExportQuery {
    /// The columns of the file, in its order.
    ///
    /// # Errors
    /// A name that is no column.
    pub fn columns(&self) -> Result<Vec<Column>, UnknownCode> {
        self.fields.as_deref().map_or_else(|| Ok(Self::DEFAULT_FIELDS.to_vec()), columns)
    }
}

fn columns(fields: &str) -> Result<Vec<Column>, UnknownCode> {
    fields.split(',').map(|field| field.trim().parse()).collect()
}

/// As columns, separated by commas.
struct Columns;

impl Carried<Columns> for Option<String> {
    fn described(name: &'static str) -> Vec<Parameter> {
        vec![Parameter { name, kind: ParameterKind::Codes(Column::CODES) }]
    }

    fn pairs(&self, name: &'static str) -> Vec<(&'static str, String)> {
        <Self as Carried>::pairs(self, name)
    }

    fn take(pairs: &mut Pairs, name: &'static str) -> Self {
        pairs.read(name, |text| columns(text).map(|_| text.to_owned()).map_err(|error| error.to_string()))
    }
}
