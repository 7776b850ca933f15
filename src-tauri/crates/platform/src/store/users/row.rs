//! One user as a row, read by position: a page is some 1,500 cells.

use std::ops::RangeFrom;

use sea_orm::{DbErr, QueryResult, TryGetable};
use steward_contract::{AccountType, DateTime, Flag, UserRow, UserType, Utc};
use uuid::Uuid;

use crate::store::{
    codes::{Numbered, TermKind, Trait},
    terms::Terms,
};

/// Declares the columns of `users` that a row is read from: their order in a select and their places in its answer are
/// this one list, and from there on each goes by its name.
macro_rules! stored {
    ($($column:ident: $type:ty),+ $(,)?) => {
        /// The columns that [`row`] reads, in its order.
        pub const ROW: &[&str] = &[$(stringify!($column)),+];

        struct Stored {
            $($column: $type),+
        }

        impl Stored {
            fn read(result: &QueryResult) -> Result<Self, DbErr> {
                let mut places = 0..;
                // Fields of a struct are made in the order in which they are written.
                Ok(Self { $($column: next(result, &mut places)?),+ })
            }
        }
    };
}

stored! {
    id: i64,
    user_id: Uuid,
    unique_id: Option<String>,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    phone_extension: Option<String>,
    username: Option<String>,
    status: i16,
    kyc_status: i16,
    account_type: i16,
    traits: i32,
    user_types: i32,
    flags: i32,
    roles: i64,
    groups: i64,
    company: Option<String>,
    country: String,
    credit_balance: i64,
    registered_at: i64,
    last_login_at: i64,
    last_activity_at: i64,
}

fn next<T: TryGetable>(result: &QueryResult, places: &mut RangeFrom<usize>) -> Result<T, DbErr> {
    result.try_get_by_index(places.next().unwrap_or_default())
}

/// # Errors
/// When a column is not of its type, which means that the schema is another.
pub fn row(result: &QueryResult, terms: &Terms) -> Result<UserRow, DbErr> {
    let stored = Stored::read(result)?;
    Ok(UserRow {
        user_id: stored.user_id,
        numeric_id: stored.id.to_string(),
        unique_id: stored.unique_id,
        name: stored.name,
        email: stored.email,
        email_verified: Trait::EmailVerified.is_in(stored.traits),
        phone: stored.phone,
        phone_extension: stored.phone_extension,
        phone_verified: Trait::PhoneVerified.is_in(stored.traits),
        username: stored.username,
        has_avatar: Trait::HasAvatar.is_in(stored.traits),
        status: code(stored.status)?,
        active: Trait::Active.is_in(stored.traits),
        user_types: UserType::of_mask(stored.user_types),
        account_type: AccountType::from_number(stored.account_type),
        roles: terms.codes(TermKind::Role, stored.roles),
        groups: terms.codes(TermKind::Group, stored.groups),
        kyc_status: code(stored.kyc_status)?,
        partner: Trait::Partner.is_in(stored.traits),
        flags: Flag::of_mask(stored.flags),
        company: stored.company,
        country: known(stored.country),
        credit_balance: decimal(stored.credit_balance),
        registered_at: crate::clock::instant(stored.registered_at),
        last_login_at: instant_unless_never(stored.last_login_at),
        last_activity_at: instant_unless_never(stored.last_activity_at),
    })
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
