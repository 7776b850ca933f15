//! Users as cells of a file: each column is one expression of SQL and one way to write what it gives. Read through the
//! driver, because here a million rows pass.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    DbErr, QueryResult,
    sea_query::{Expr, SelectStatement},
};
use sqlx::{ColumnIndex, Decode, Row, Type};
use steward_contract::{AccountType, Column, Flag, Gender, KycStatus, UserStatus, UserType};
use steward_export::Cell;
use uuid::Uuid;

use super::row::decimal;
use crate::store::{
    codes::{Numbered, TermKind, Trait},
    terms::Terms,
};

/// What a value is in the database.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Id,
    /// An identifier, and no number to count with.
    NumericId,
    Money,
    Instant,
    Day,
    Has(Trait),
    Code(fn(i64) -> &'static str),
    Codes(fn(i64, &mut String)),
    Terms(TermKind),
}

/// A column ready to be read.
pub struct Cells {
    kinds: Vec<Kind>,
}

impl Cells {
    pub fn of(columns: &[Column]) -> Self {
        Self { kinds: columns.iter().map(|column| source(*column).1).collect() }
    }

    /// Asks a select of users for the columns, in their order.
    pub fn ask(columns: &[Column], select: &mut SelectStatement) {
        for column in columns {
            let (from, kind) = source(*column);
            select.expr(match kind {
                Kind::Text | Kind::Id => Expr::cust(from),
                // One type for all numbers, whatever the width of their column.
                _ => Expr::cust(format!("CAST({from} AS BIGINT)")),
            });
        }
    }

    /// Hands each cell of a row to `write`, of the type that its column says; empty for what is unknown.
    ///
    /// # Errors
    /// When a value is not of its column's type, or those of `write`.
    pub fn each(
        &self,
        row: &QueryResult,
        terms: &Terms,
        write: &mut impl FnMut(Cell<'_>) -> std::io::Result<()>,
    ) -> Result<(), DbErr> {
        match (row.try_as_sqlite_row(), row.try_as_pg_row()) {
            (Some(row), _) => self.each_of(row, terms, write),
            (_, Some(row)) => self.each_of(row, terms, write),
            _ => Err(DbErr::Custom("a row of no known driver".to_owned())),
        }
    }

    fn each_of<'r, R: Row>(
        &self,
        row: &'r R,
        terms: &Terms,
        write: &mut impl FnMut(Cell<'_>) -> std::io::Result<()>,
    ) -> Result<(), DbErr>
    where
        usize: ColumnIndex<R>,
        Option<&'r str>: Decode<'r, R::Database> + Type<R::Database>,
        Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
        Uuid: Decode<'r, R::Database> + Type<R::Database>,
    {
        let mut scratch = String::new();
        for (index, kind) in self.kinds.iter().enumerate() {
            let written = match kind {
                Kind::Text => {
                    let text = row.try_get::<Option<&str>, _>(index).map_err(driver)?;
                    write(Cell::known(text.unwrap_or_default()))
                }
                Kind::Id => {
                    let id: Uuid = row.try_get(index).map_err(driver)?;
                    write(Cell::Text(id.hyphenated().encode_lower(&mut Uuid::encode_buffer())))
                }
                _ => match row.try_get::<Option<i64>, _>(index).map_err(driver)? {
                    Some(number) => {
                        scratch.clear();
                        write(kind.cell(number, terms, &mut scratch))
                    }
                    None => write(Cell::Empty),
                },
            };
            written.map_err(|error| DbErr::Custom(error.to_string()))?;
        }
        Ok(())
    }
}

fn driver(error: sqlx::Error) -> DbErr {
    DbErr::Query(sea_orm::RuntimeErr::SqlxError(error.into()))
}

impl Kind {
    /// A number as its cell, of text that is made in `text`.
    fn cell<'a>(self, number: i64, terms: &Terms, text: &'a mut String) -> Cell<'a> {
        match self {
            Self::Instant if number == 0 => return Cell::Empty,
            Self::Instant => return Cell::Instant(second(number)),
            Self::Day => return Cell::Day(day(number)),
            Self::Has(what) => return Cell::Flag(number & i64::from(what.bit()) != 0),
            Self::Code(code) => return Cell::known(code(number)),
            Self::NumericId | Self::Text | Self::Id => text.push_str(&number.to_string()),
            Self::Money => text.push_str(&decimal(number)),
            Self::Codes(codes) => codes(number, text),
            Self::Terms(kind) => join(terms.codes(kind, number).iter().map(String::as_str), text),
        }
        if matches!(self, Self::Money) { Cell::Number(text) } else { Cell::known(text) }
    }
}

fn day(number: i64) -> NaiveDate {
    NaiveDate::default().checked_add_signed(TimeDelta::days(number)).unwrap_or_default()
}

/// Milliseconds to the second, as a file tells them.
fn second(number: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(number.div_euclid(1_000), 0).unwrap_or_default()
}

fn join<'a>(codes: impl Iterator<Item = &'a str>, text: &mut String) {
    for code in codes {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(code);
    }
}

macro_rules! code {
    ($code:ty) => {
        Kind::Code(|number| i16::try_from(number).ok().and_then(<$code>::from_number).map_or("", <$code>::as_str))
    };
}

macro_rules! codes {
    ($code:ty) => {
        Kind::Codes(|mask, text| {
            let codes = <$code>::EVERY.iter().filter(|code| mask & i64::from(code.bit()) != 0);
            join(codes.map(|code| code.as_str()), text);
        })
    };
}

/// Where a column comes from, and how it is written.
fn source(column: Column) -> (&'static str, Kind) {
    use Column as C;
    match column {
        C::UserId => ("users.user_id", Kind::Id),
        C::Email => ("users.email", Kind::Text),
        C::Name => ("users.name", Kind::Text),
        C::Phone => ("users.phone", Kind::Text),
        C::PhoneExtension => ("users.phone_extension", Kind::Text),
        C::Status => ("users.status", code!(UserStatus)),
        C::Active => ("users.traits", Kind::Has(Trait::Active)),
        C::RegisteredAt => ("users.registered_at", Kind::Instant),
        C::LastLoginAt => ("users.last_login_at", Kind::Instant),
        C::LastActivityAt => ("users.last_activity_at", Kind::Instant),
        C::EmailVerifiedAt => ("user_profiles.email_verified_at", Kind::Instant),
        C::KycStatus => ("users.kyc_status", code!(KycStatus)),
        C::KycVerifiedAt => ("user_profiles.kyc_verified_at", Kind::Instant),
        C::Partner => ("users.traits", Kind::Has(Trait::Partner)),
        C::PartnerRank => ("partners.rank", Kind::Text),
        C::ReferralCode => ("partners.referral_code", Kind::Text),
        C::NumericId => ("users.id", Kind::NumericId),
        C::UniqueId => ("users.unique_id", Kind::Text),
        C::Username => ("users.username", Kind::Text),
        C::UserTypes => ("users.user_types", codes!(UserType)),
        C::AccountType => ("users.account_type", code!(AccountType)),
        C::Roles => ("users.roles", Kind::Terms(TermKind::Role)),
        C::Groups => ("users.groups", Kind::Terms(TermKind::Group)),
        C::Flags => ("users.flags", codes!(Flag)),
        C::Company => ("users.company", Kind::Text),
        C::Country => ("users.country", Kind::Text),
        C::City => ("users.city", Kind::Text),
        C::Timezone => ("users.timezone", Kind::Text),
        C::Locale => ("users.locale", Kind::Text),
        C::DateOfBirth => ("users.born_on", Kind::Day),
        C::Gender => ("users.gender", code!(Gender)),
        C::Address => ("user_profiles.address", Kind::Text),
        C::Designation => ("users.designation", Kind::Text),
        C::Expertise => ("users.expertise", Kind::Text),
        C::Bio => ("user_profiles.bio", Kind::Text),
        C::CreditBalance => ("users.credit_balance", Kind::Money),
    }
}

/// The tables besides `users` that columns come from.
pub fn tables(columns: &[Column]) -> impl Iterator<Item = &'static str> {
    let needs = move |table: &str| columns.iter().any(|column| source(*column).0.starts_with(table));
    ["user_profiles", "partners"].into_iter().filter(move |table| needs(table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use steward_contract::ColumnKind;

    /// What the contract says of a column is what its cell is, in every format.
    #[test]
    fn a_cell_is_of_the_type_that_its_column_says() {
        let (terms, mut text) = (Terms::default(), String::new());
        for column in Column::ALL {
            let kind = source(*column).1;
            let cell = match kind {
                Kind::Text | Kind::Id => Cell::Text("text"),
                _ => kind.cell(1, &terms, &mut text),
            };
            let fits = match column.kind() {
                ColumnKind::Number | ColumnKind::Money => matches!(cell, Cell::Number(_)),
                ColumnKind::Date => matches!(cell, Cell::Day(_)),
                ColumnKind::Instant => matches!(cell, Cell::Instant(_)),
                ColumnKind::Flag => matches!(cell, Cell::Flag(_)),
                _ => matches!(cell, Cell::Text(_) | Cell::Empty),
            };
            assert!(fits, "{column}: {cell:?}");
            text.clear();
        }
    }
}
