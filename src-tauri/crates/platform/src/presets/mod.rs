//! What kind of platform this is, as data: one file each (PRE-2). A sixth is a file; its path is its name.

mod role;

use std::{collections::BTreeMap, num::NonZeroU16};

use serde::Deserialize;
use steward_contract::{Column, FilterId, LabelledValue, Module, SortKey, StatusLabel, SuspensionReason, UserStatus};

use crate::domain::{browsing, unique_id::Pattern};

pub use role::{Role, standard as standard_roles};

const BUILT_IN: &[(&str, &str)] = &[
    ("full", include_str!("full.json")),
    ("iwm", include_str!("iwm.json")),
    ("learning", include_str!("learning.json")),
    ("messaging", include_str!("messaging.json")),
    ("payments", include_str!("payments.json")),
    ("telephony", include_str!("telephony.json")),
];

/// One kind of platform.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    pub code: String,
    pub name: String,
    /// As in Unicode's UTS 35: `d MMM yyyy`.
    pub date_format: String,
    pub modules: Vec<Module>,
    pub statuses: Vec<StatusLabel>,
    pub suspension_reasons: Vec<ReasonLabel>,
    pub user_types: Vec<LabelledValue>,
    /// In the order of the table.
    pub columns: Vec<Column>,
    /// Those that are shown before anyone chose.
    pub shown: Vec<Column>,
    pub filters: Vec<FilterId>,
    pub sorts: Vec<SortKey>,
    /// What users are tagged with.
    pub user_roles: Vec<Tag>,
    pub groups: Vec<Tag>,
    pub teams: Vec<Tag>,
    /// The roles of admins.
    #[serde(default = "roles")]
    pub roles: Vec<Role>,
    #[serde(default)]
    pub limits: Limits,
    /// What unique ids are made by: `KST-######`.
    #[serde(default)]
    pub unique_id: Pattern,
    pub sample: Sample,
}

const A_DAY: NonZeroU16 = match NonZeroU16::new(24) {
    Some(hours) => hours,
    None => NonZeroU16::MIN,
};

/// What a platform may set otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Users whose sensitive facts an admin is shown in lists within an hour.
    pub sensitive_rows_per_hour: u32,
    /// Hours that a request waits for a second admin before it lapses.
    pub approval_hours: NonZeroU16,
}

impl Default for Limits {
    fn default() -> Self {
        Self { sensitive_rows_per_hour: browsing::MOST, approval_hours: A_DAY }
    }
}

/// A reason in the platform's own words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonLabel {
    pub reason: SuspensionReason,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    pub code: String,
    pub label: String,
}

/// What sample users are like.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Parts, in whatever unit.
    pub statuses: BTreeMap<UserStatus, u32>,
    pub partners_percent: u32,
    pub companies_percent: u32,
    pub orders_percent: u32,
    pub credits_percent: u32,
    pub enrolled_percent: u32,
}

#[derive(Debug, thiserror::Error)]
pub enum PresetError {
    #[error("\"{given}\" is no preset; give one of {known}, or the path of a preset's .json file")]
    Unknown { given: String, known: String },
    #[error("the preset {path} cannot be read: {cause}")]
    Unreadable { path: String, cause: String },
}

impl Preset {
    /// The built-in preset of this name, or the one in the file of this path.
    ///
    /// # Errors
    /// When there is none, or the file is not one.
    pub fn find(name: &str) -> Result<Self, PresetError> {
        let unreadable = |cause: String| PresetError::Unreadable { path: name.to_owned(), cause };
        if let Some((_, text)) = BUILT_IN.iter().find(|(code, _)| *code == name) {
            return serde_json::from_str(text).map_err(|error| unreadable(error.to_string()));
        }
        if std::path::Path::new(name).extension().is_none_or(|extension| extension != "json") {
            let known: Vec<&str> = BUILT_IN.iter().map(|(code, _)| *code).collect();
            return Err(PresetError::Unknown { given: name.to_owned(), known: known.join(", ") });
        }
        let text = std::fs::read_to_string(name).map_err(|error| unreadable(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))
    }

    /// The bit of a group in the mask of all that a user is in; nothing when the platform doesn't have it.
    pub fn group_bit(&self, code: &str) -> Option<i64> {
        self.groups.iter().position(|group| group.code == code).map(|place| 1 << place)
    }

    /// The same of a role.
    pub fn role_bit(&self, code: &str) -> Option<i64> {
        self.user_roles.iter().position(|role| role.code == code).map(|place| 1 << place)
    }

    pub fn built_in() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(code, _)| *code)
    }
}

fn roles() -> Vec<Role> {
    standard_roles().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_built_in_preset_is_whole() {
        for name in Preset::built_in() {
            let preset = Preset::find(name).unwrap();
            assert_eq!(preset.code, name);
            assert!(!preset.roles.is_empty());
            assert!(preset.shown.iter().all(|column| preset.columns.contains(column)), "{name}");
            assert_eq!(preset.columns.iter().collect::<BTreeSet<_>>().len(), preset.columns.len(), "{name}");
            let known = |status: &UserStatus| preset.statuses.iter().any(|label| label.status == *status);
            assert!(preset.sample.statuses.keys().all(known), "{name}");
        }
    }

    #[test]
    fn full_leaves_nothing_out() {
        let full = Preset::find("full").unwrap();
        assert_eq!(full.columns.len(), Column::ALL.len());
        assert_eq!(full.filters.len(), FilterId::ALL.len());
        assert_eq!(full.sorts.len(), SortKey::ALL.len());
        assert_eq!(full.groups.len(), 21);
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        assert!(Preset::find("iwn").unwrap_err().to_string().contains("iwm"));
    }
}
