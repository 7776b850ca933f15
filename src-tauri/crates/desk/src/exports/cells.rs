//! A user's values as the cells of a file.

use chrono::{DateTime, SecondsFormat, Utc};
use steward_contract::{Column, UserDetail, UserRow};

/// Whether a row of the list lacks the column.
pub(super) fn needs_detail(column: Column) -> bool {
    matches!(
        column,
        Column::EmailVerifiedAt
            | Column::KycVerifiedAt
            | Column::PartnerRank
            | Column::ReferralCode
            | Column::City
            | Column::Timezone
            | Column::Locale
            | Column::DateOfBirth
            | Column::Gender
            | Column::Address
            | Column::Designation
            | Column::Expertise
            | Column::Bio
    )
}

/// The cell of one column; empty for what is absent.
pub(super) fn cell(column: Column, row: &UserRow, detail: Option<&UserDetail>) -> String {
    if needs_detail(column) {
        return detail.and_then(|detail| detail_cell(column, detail)).unwrap_or_default();
    }
    match column {
        Column::UserId => row.user_id.to_string(),
        Column::Name => row.name.clone(),
        Column::Status => row.status.to_string(),
        Column::Active => row.active.to_string(),
        Column::RegisteredAt => instant(row.registered_at),
        Column::LastLoginAt => row.last_login_at.map(instant).unwrap_or_default(),
        Column::LastActivityAt => row.last_activity_at.map(instant).unwrap_or_default(),
        Column::KycStatus => row.kyc_status.to_string(),
        Column::Partner => row.partner.to_string(),
        Column::NumericId => row.numeric_id.clone(),
        Column::UserTypes => joined(row.user_types.iter().map(|code| code.as_str())),
        Column::AccountType => row.account_type.map(|code| code.to_string()).unwrap_or_default(),
        Column::Roles => joined(row.roles.iter().map(String::as_str)),
        Column::Groups => joined(row.groups.iter().map(String::as_str)),
        Column::Flags => joined(row.flags.iter().map(|code| code.as_str())),
        Column::CreditBalance => row.credit_balance.clone(),
        _ => text_cell(column, row).unwrap_or_default(),
    }
}

/// Columns that are text and can be absent.
fn text_cell(column: Column, row: &UserRow) -> Option<String> {
    match column {
        Column::Email => row.email.clone(),
        Column::Phone => row.phone.clone(),
        Column::PhoneExtension => row.phone_extension.clone(),
        Column::UniqueId => row.unique_id.clone(),
        Column::Username => row.username.clone(),
        Column::Company => row.company.clone(),
        Column::Country => row.country.clone(),
        _ => None,
    }
}

fn detail_cell(column: Column, detail: &UserDetail) -> Option<String> {
    let profile = &detail.profile;
    match column {
        Column::EmailVerifiedAt => detail.account.email_verified_at.map(instant),
        Column::KycVerifiedAt => detail.kyc.verified_at.map(instant),
        Column::PartnerRank => detail.partner.as_ref().map(|partner| partner.rank.clone()),
        Column::ReferralCode => detail.partner.as_ref().map(|partner| partner.referral_code.clone()),
        Column::City => profile.city.clone(),
        Column::Timezone => profile.timezone.clone(),
        Column::Locale => profile.locale.clone(),
        Column::DateOfBirth => profile.date_of_birth.map(|day| day.to_string()),
        Column::Gender => profile.gender.map(|code| code.to_string()),
        Column::Address => profile.address.clone(),
        Column::Designation => profile.designation.clone(),
        Column::Expertise => profile.expertise.clone(),
        Column::Bio => profile.bio.clone(),
        _ => None,
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn joined<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(" ")
}
