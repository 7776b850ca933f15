//! What a list of users is asked for: search, filters, order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Column, FilterId, FilterKind};
use crate::{
    FieldError, Pairs, Parameter, ParameterKind, Parameters,
    parameters::{described, given},
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
    /// Whether cells that a spreadsheet would run are defused (EXP-3); `true` when absent.
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

impl Parameters for FieldValuesQuery {
    fn described() -> Vec<Parameter> {
        let all = [
            ("field", ParameterKind::Code(FilterId::CODES)),
            ("prefix", ParameterKind::Text),
            ("cursor", ParameterKind::Text),
            ("limit", ParameterKind::Rows),
        ];
        described(all).collect()
    }

    fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("field", self.field.map(|field| field.to_string())),
            ("prefix", self.prefix.clone()),
            ("cursor", self.cursor.clone()),
            ("limit", self.limit.map(|limit| limit.to_string())),
        ];
        given(all).collect()
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<FieldError>> {
        let mut pairs = Pairs::new(pairs);
        let query = Self {
            field: pairs.parsed("field", "the name of a filter"),
            prefix: pairs.text("prefix"),
            cursor: pairs.text("cursor"),
            limit: pairs.limit(),
        };
        pairs.finish(query)
    }
}

impl UserSelector {
    fn described() -> impl Iterator<Item = Parameter> {
        let filters =
            FilterId::ALL.iter().map(|filter| Parameter { name: filter.as_str(), kind: filter.kind().into() });
        let own = [
            ("search", ParameterKind::Text),
            ("selection", ParameterKind::Id),
            ("include_test_users", ParameterKind::Flag),
        ];
        described(own).chain(filters)
    }

    fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        let filters = self.filters.iter().map(|(filter, value)| (filter.as_str(), value.clone()));
        let own = [
            ("search", self.search.clone()),
            ("selection", self.selection.map(|id| id.to_string())),
            ("include_test_users", self.include_test_users.map(|on| on.to_string())),
        ];
        given(own).chain(filters)
    }

    fn take(pairs: &mut Pairs) -> Self {
        let search = pairs.text("search");
        let selection = pairs.parsed("selection", "an id of a selection");
        let include_test_users = pairs.parsed("include_test_users", "true or false");
        let filters = FilterId::ALL.iter().filter_map(|filter| Some((*filter, pairs.text(filter.as_str())?))).collect();
        Self { search, filters, selection, include_test_users }
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

const SORTS: &str = "an order; expected registered, last_activity, last_login, name, email, status or credit_balance, with - in front for descending";

/// The order as text when it parses; the server parses it again where it uses it.
fn take_sort(pairs: &mut Pairs) -> Option<String> {
    pairs.parsed::<Sort>("sort", SORTS).map(|sort| sort.to_string())
}

impl Parameters for UserListQuery {
    fn described() -> Vec<Parameter> {
        let paging = [
            ("sort", ParameterKind::Sort),
            ("limit", ParameterKind::Rows),
            ("cursor", ParameterKind::Text),
            ("offset", ParameterKind::Number),
        ];
        UserSelector::described().chain(described(paging)).collect()
    }

    fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let paging = [
            ("sort", self.sort.clone()),
            ("limit", self.limit.map(|limit| limit.to_string())),
            ("cursor", self.cursor.clone()),
            ("offset", self.offset.map(|offset| offset.to_string())),
        ];
        self.selector.pairs().chain(given(paging)).collect()
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<FieldError>> {
        let mut pairs = Pairs::new(pairs);
        let query = Self {
            selector: UserSelector::take(&mut pairs),
            sort: take_sort(&mut pairs),
            limit: pairs.limit(),
            cursor: pairs.text("cursor"),
            offset: pairs.parsed("offset", "a whole number, 0 or more"),
        };
        if query.cursor.is_some() && query.offset.is_some() {
            pairs.error("offset", "give either cursor or offset, not both");
        }
        pairs.finish(query)
    }
}

impl Parameters for ExportQuery {
    fn described() -> Vec<Parameter> {
        let own = [
            ("sort", ParameterKind::Sort),
            ("fields", ParameterKind::Codes(Column::CODES)),
            ("guard", ParameterKind::Flag),
            ("purpose", ParameterKind::Text),
        ];
        UserSelector::described().chain(described(own)).collect()
    }

    fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let own = [
            ("sort", self.sort.clone()),
            ("fields", self.fields.clone()),
            ("guard", self.guard.map(|on| on.to_string())),
            ("purpose", self.purpose.clone()),
        ];
        self.selector.pairs().chain(given(own)).collect()
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Vec<FieldError>> {
        let mut pairs = Pairs::new(pairs);
        let query = Self {
            selector: UserSelector::take(&mut pairs),
            sort: take_sort(&mut pairs),
            fields: pairs.text("fields"),
            guard: pairs.parsed("guard", "true or false"),
            purpose: pairs.text("purpose"),
        };
        if let Err(error) = query.columns() {
            pairs.error("fields", error.to_string());
        }
        pairs.finish(query)
    }
}

impl ExportQuery {
    /// The columns of the file, in its order.
    ///
    /// # Errors
    /// A name that is no column.
    pub fn columns(&self) -> Result<Vec<Column>, crate::codes::UnknownCode> {
        match &self.fields {
            Some(fields) => fields.split(',').map(|field| field.trim().parse()).collect(),
            None => Ok(Self::DEFAULT_FIELDS.to_vec()),
        }
    }
}
