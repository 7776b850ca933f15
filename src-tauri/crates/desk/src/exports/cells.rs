//! A user's values as the cells of a file.

use chrono::{DateTime, SecondsFormat, Utc};
use steward_contract::{Column, UserDetail, UserRow};

/// Where the cell of a column comes from; empty for what is absent.
enum Source {
    Row(fn(&UserRow) -> Option<String>),
    /// A row of the list lacks it.
    Detail(fn(&UserDetail) -> Option<String>),
}

/// Whether a row of the list lacks the column.
pub(super) fn needs_detail(column: Column) -> bool {
    matches!(source(column), Source::Detail(_))
}

/// The cell of one column.
pub(super) fn cell(column: Column, row: &UserRow, detail: Option<&UserDetail>) -> String {
    let cell = match source(column) {
        Source::Row(cell) => cell(row),
        Source::Detail(cell) => detail.and_then(cell),
    };
    cell.unwrap_or_default()
}

fn source(column: Column) -> Source {
    use Source::{Detail, Row};
    match column {
        Column::UserId => Row(|row| Some(row.user_id.to_string())),
        Column::Email => Row(|row| row.email.clone()),
        Column::Name => Row(|row| Some(row.name.clone())),
        Column::Phone => Row(|row| row.phone.clone()),
        Column::PhoneExtension => Row(|row| row.phone_extension.clone()),
        Column::Status => Row(|row| Some(row.status.to_string())),
        Column::Active => Row(|row| Some(row.active.to_string())),
        Column::RegisteredAt => Row(|row| Some(instant(row.registered_at))),
        Column::LastLoginAt => Row(|row| row.last_login_at.map(instant)),
        Column::LastActivityAt => Row(|row| row.last_activity_at.map(instant)),
        Column::EmailVerifiedAt => Detail(|detail| detail.account.email_verified_at.map(instant)),
        Column::KycStatus => Row(|row| Some(row.kyc_status.to_string())),
        Column::KycVerifiedAt => Detail(|detail| detail.kyc.verified_at.map(instant)),
        Column::Partner => Row(|row| Some(row.partner.to_string())),
        Column::PartnerRank => Detail(|detail| detail.partner.as_ref().map(|partner| partner.rank.clone())),
        Column::ReferralCode => Detail(|detail| detail.partner.as_ref().map(|partner| partner.referral_code.clone())),
        Column::NumericId => Row(|row| Some(row.numeric_id.clone())),
        Column::UniqueId => Row(|row| row.unique_id.clone()),
        Column::Username => Row(|row| row.username.clone()),
        Column::UserTypes => Row(|row| Some(joined(row.user_types.iter().map(|code| code.as_str())))),
        Column::AccountType => Row(|row| row.account_type.map(|code| code.to_string())),
        Column::Roles => Row(|row| Some(joined(row.roles.iter().map(String::as_str)))),
        Column::Groups => Row(|row| Some(joined(row.groups.iter().map(String::as_str)))),
        Column::Flags => Row(|row| Some(joined(row.flags.iter().map(|code| code.as_str())))),
        Column::Company => Row(|row| row.company.clone()),
        Column::Country => Row(|row| row.country.clone()),
        Column::City => Detail(|detail| detail.profile.city.clone()),
        Column::Timezone => Detail(|detail| detail.profile.timezone.clone()),
        Column::Locale => Detail(|detail| detail.profile.locale.clone()),
        Column::DateOfBirth => Detail(|detail| detail.profile.date_of_birth.map(|day| day.to_string())),
        Column::Gender => Detail(|detail| detail.profile.gender.map(|code| code.to_string())),
        Column::Address => Detail(|detail| detail.profile.address.clone()),
        Column::Designation => Detail(|detail| detail.profile.designation.clone()),
        Column::Expertise => Detail(|detail| detail.profile.expertise.clone()),
        Column::Bio => Detail(|detail| detail.profile.bio.clone()),
        Column::CreditBalance => Row(|row| Some(row.credit_balance.clone())),
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn joined<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(" ")
}
