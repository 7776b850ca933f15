//! EDT-1, EDT-3, EDT-5, EDT-7, EML-1, EML-2.

use serde::{Deserialize, Serialize};

use crate::{Secret, Sensitive};

crate::codes! {
    /// What of a profile admins edit.
    ProfileField {
        FirstName = "first_name",
        LastName = "last_name",
        DateOfBirth = "date_of_birth",
        Username = "username",
        PreferredLanguage = "preferred_language",
        Phone = "phone",
        PhoneExtension = "phone_extension",
        Address = "address",
    }
}

impl ProfileField {
    /// The fact that it tells, where that is a sensitive one: who may not see it may not edit it either.
    pub const fn sensitive(self) -> Option<Sensitive> {
        match self {
            Self::Phone | Self::PhoneExtension => Some(Sensitive::Phone),
            Self::DateOfBirth => Some(Sensitive::DateOfBirth),
            Self::Address => Some(Sensitive::Address),
            Self::FirstName | Self::LastName | Self::Username | Self::PreferredLanguage => None,
        }
    }
}

/// What a field was when the form was opened, and what it becomes; null for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldEdit {
    /// As the user's record told it.
    pub old: Option<String>,
    #[schema(max_length = 300)]
    pub new: Option<String>,
}

/// Only what becomes another is named. A field that is no longer what it was is refused with `changed` (EDT-7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateProfileRequest {
    /// 1 to 50 characters.
    pub first_name: Option<FieldEdit>,
    /// Up to 50 characters.
    pub last_name: Option<FieldEdit>,
    /// `1991-08-14`. A decided identity check goes back to pending.
    pub date_of_birth: Option<FieldEdit>,
    /// 3 to 40 of a to z, 0 to 9, `.`, `-` and `_`; nobody else's.
    pub username: Option<FieldEdit>,
    /// Of the interface, as in BCP 47: `es`, `pt-BR`.
    pub preferred_language: Option<FieldEdit>,
    /// With its country: `+1 305 555 0194`. Becomes unverified.
    pub phone: Option<FieldEdit>,
    /// Up to 8 digits.
    pub phone_extension: Option<FieldEdit>,
    /// Up to 300 characters. Asks for `address_acknowledged`.
    pub address: Option<FieldEdit>,
    /// That a new address may affect what is shipped.
    pub address_acknowledged: bool,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

impl UpdateProfileRequest {
    /// What it says about a field.
    pub const fn edit(&self, field: ProfileField) -> Option<&FieldEdit> {
        match field {
            ProfileField::FirstName => self.first_name.as_ref(),
            ProfileField::LastName => self.last_name.as_ref(),
            ProfileField::DateOfBirth => self.date_of_birth.as_ref(),
            ProfileField::Username => self.username.as_ref(),
            ProfileField::PreferredLanguage => self.preferred_language.as_ref(),
            ProfileField::Phone => self.phone.as_ref(),
            ProfileField::PhoneExtension => self.phone_extension.as_ref(),
            ProfileField::Address => self.address.as_ref(),
        }
    }

    /// All that becomes another.
    pub fn edits(&self) -> impl Iterator<Item = (ProfileField, &FieldEdit)> {
        ProfileField::ALL.iter().filter_map(|field| Some((*field, self.edit(*field)?)))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmailRequest {
    /// Where the link goes; becomes the user's when it is followed. Nobody else's.
    #[schema(min_length = 3, max_length = 254)]
    pub email: String,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OverrideEmailRequest {
    /// Counts as verified from then on; nobody else's.
    #[schema(min_length = 3, max_length = 254)]
    pub email: String,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUniqueIdRequest {
    /// 3 to 40 of A to Z, 0 to 9 and `-`; nobody else's. Null for one by the platform's pattern.
    #[schema(min_length = 3, max_length = 40)]
    pub unique_id: Option<String>,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}

/// What is absent stays as it is; one at least is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCredentialsRequest {
    /// Counts as verified from then on; nobody else's.
    #[schema(min_length = 3, max_length = 254)]
    pub email: Option<String>,
    /// With its country: `+1 305 555 0194`. Becomes unverified.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// 3 to 40 of a to z, 0 to 9, `.`, `-` and `_`; nobody else's.
    #[schema(min_length = 3, max_length = 40)]
    pub username: Option<String>,
    /// 12 to 256 characters.
    #[specta(type = Option<String>)]
    pub password: Option<Secret>,
    /// Whether all sessions of the user end.
    pub end_sessions: bool,
    /// For the audit log, 1 to 2,000 characters; the user never sees it.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
}
