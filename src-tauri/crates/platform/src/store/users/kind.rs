//! The kinds of users that the database counts by itself, so that a total and the overview cost nothing.

use sea_orm::{ConnectionTrait, DbErr, sea_query::Query};
use steward_contract::UserStatus;

use crate::store::codes::Numbered;

/// Users who are alike: `status * 8 + flagged Test * 4 + phone verified * 2 + email verified`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind(i64);

impl Kind {
    pub fn is(self, status: UserStatus) -> bool {
        self.0 >> 3 == i64::from(status.number())
    }

    pub const fn is_test(self) -> bool {
        self.0 & 4 != 0
    }

    pub const fn has_verified_email(self) -> bool {
        self.0 & 1 != 0
    }

    pub const fn has_verified_phone(self) -> bool {
        self.0 & 2 != 0
    }
}

/// How many there are of each kind.
pub async fn kinds(connection: &impl ConnectionTrait) -> Result<Vec<(Kind, u32)>, DbErr> {
    let select = Query::select().columns(["kind", "users"]).from("user_counts").take();
    let rows = connection.query_all(&select).await?;
    let counted = |users: i64| u32::try_from(users).unwrap_or_default();
    rows.iter().map(|row| Ok((Kind(row.try_get_by_index(0)?), counted(row.try_get_by_index(1)?)))).collect()
}

#[cfg(test)]
mod tests {
    use steward_contract::Flag;

    use crate::store::codes::{Numbered, Trait};

    /// The triggers of both databases have these bits in their text.
    #[test]
    fn kinds_are_made_of_these_bits() {
        assert_eq!([Trait::EmailVerified.bit(), Trait::PhoneVerified.bit(), Flag::Test.bit()], [2, 4, 16]);
    }
}
