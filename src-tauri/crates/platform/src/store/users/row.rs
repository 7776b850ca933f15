//! One user as a row, read by position: a page is some 1,500 cells.

use sea_orm::{DbErr, QueryResult, TryGetable};
use steward_contract::{AccountType, DateTime, Flag, KycStatus, UserRow, UserType, Utc};

use crate::store::{
    codes::{Numbered, TermKind, Trait},
    terms::Terms,
};

/// The columns of `users` that [`row`] reads, in its order.
pub const ROW: &[&str] = &[
    "id",
    "user_id",
    "unique_id",
    "name",
    "email",
    "phone",
    "phone_extension",
    "username",
    "status",
    "kyc_status",
    "account_type",
    "traits",
    "user_types",
    "flags",
    "roles",
    "groups",
    "company",
    "country",
    "credit_balance",
    "registered_at",
    "last_login_at",
    "last_activity_at",
];

/// # Errors
/// When a column is not of its type, which means that the schema is another.
pub fn row(result: &QueryResult, terms: &Terms) -> Result<UserRow, DbErr> {
    let mut cells = Cells { result, next: 0 };
    let numeric_id: i64 = cells.take()?;
    let mut row = UserRow {
        user_id: cells.take()?,
        numeric_id: numeric_id.to_string(),
        unique_id: cells.take()?,
        name: cells.take()?,
        email: cells.take()?,
        phone: cells.take()?,
        phone_extension: cells.take()?,
        username: cells.take()?,
        status: code(cells.take()?)?,
        kyc_status: code::<KycStatus>(cells.take()?)?,
        account_type: AccountType::from_number(cells.take()?),
        email_verified: false,
        phone_verified: false,
        has_avatar: false,
        active: false,
        partner: false,
        user_types: Vec::new(),
        roles: Vec::new(),
        groups: Vec::new(),
        flags: Vec::new(),
        company: None,
        country: None,
        credit_balance: String::new(),
        registered_at: DateTime::<Utc>::default(),
        last_login_at: None,
        last_activity_at: None,
    };
    let traits: i32 = cells.take()?;
    row.email_verified = Trait::EmailVerified.is_in(traits);
    row.phone_verified = Trait::PhoneVerified.is_in(traits);
    row.has_avatar = Trait::HasAvatar.is_in(traits);
    row.active = Trait::Active.is_in(traits);
    row.partner = Trait::Partner.is_in(traits);
    row.user_types = UserType::of_mask(cells.take()?);
    row.flags = Flag::of_mask(cells.take()?);
    row.roles = terms.codes(TermKind::Role, cells.take()?);
    row.groups = terms.codes(TermKind::Group, cells.take()?);
    row.company = cells.take()?;
    row.country = known(cells.take()?);
    row.credit_balance = decimal(cells.take()?);
    row.registered_at = crate::clock::instant(cells.take()?);
    row.last_login_at = instant_unless_never(cells.take()?);
    row.last_activity_at = instant_unless_never(cells.take()?);
    Ok(row)
}

struct Cells<'a> {
    result: &'a QueryResult,
    next: usize,
}

impl Cells<'_> {
    fn take<T: TryGetable>(&mut self) -> Result<T, DbErr> {
        self.next += 1;
        self.result.try_get_by_index(self.next - 1)
    }
}

/// A status that every row must have.
///
/// # Errors
/// When the number stands for none.
pub fn code<T: Numbered>(number: i16) -> Result<T, DbErr> {
    T::from_number(number).ok_or_else(|| DbErr::Type(format!("{number} stands for no {}", std::any::type_name::<T>())))
}

/// `None` for the empty text that stands for unknown.
pub fn known(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// `None` for the 0 that stands for never.
pub fn instant_unless_never(milliseconds: i64) -> Option<DateTime<Utc>> {
    (milliseconds != 0).then(|| crate::clock::instant(milliseconds))
}

/// Hundredths as a decimal: `-5` is `-0.05`.
pub fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use steward_contract::UserStatus;

    use super::*;

    #[test]
    fn decimals_are_exact() {
        for (hundredths, expected) in
            [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (41_200, "412.00"), (i64::MIN, "-92233720368547758.08")]
        {
            assert_eq!(decimal(hundredths), expected);
        }
    }

    #[test]
    fn an_unknown_status_is_an_error_and_not_a_guess() {
        assert!(code::<UserStatus>(99).is_err());
    }
}
