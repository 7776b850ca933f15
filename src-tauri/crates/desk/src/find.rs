//! One box finds anything pasted into it (LST-11, BEY-1): an id, an address, a number, a code, a name.

use std::collections::HashSet;

use futures::future::try_join_all;
use serde::Serialize;
use steward_contract::{FilterId, Flag, ListUsers, UserListQuery, UserRow, UserSelector, UserStatus};
use uuid::Uuid;

use crate::{Answer, Desk};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FoundUser {
    pub user_id: Uuid,
    pub name: String,
    pub email: Option<String>,
    pub status: UserStatus,
    pub flags: Vec<Flag>,
}

const MOST: usize = 8;
/// Longer text is no id, address or name.
const LONGEST: usize = 254;

/// One thing that a text can be.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Guess {
    Exact(FilterId),
    Search,
}

impl Desk {
    /// Users that a pasted text can mean, the surest first, at most 8.
    ///
    /// # Errors
    /// Everything that can be wrong with a call.
    pub async fn find_user(&self, connection: Uuid, text: &str) -> Answer<Vec<FoundUser>> {
        let text = text.trim();
        let guesses = guesses(text);
        let asked = guesses.iter().map(|guess| self.guess(connection, guess, text));
        let mut seen = HashSet::new();
        let found = try_join_all(asked).await?.into_iter().flatten();
        Ok(found.filter(|row| seen.insert(row.user_id)).take(MOST).map(FoundUser::from).collect())
    }

    async fn guess(&self, connection: Uuid, guess: &Guess, text: &str) -> Answer<Vec<UserRow>> {
        match guess {
            Guess::Exact(filter) => self.users_with(connection, *filter, text, 8).await,
            Guess::Search => {
                let selector = UserSelector { search: Some(text.to_owned()), ..UserSelector::default() };
                let query = UserListQuery { selector, limit: Some(8), ..UserListQuery::default() };
                Ok(self.call::<ListUsers>(connection, &(), &query, &()).await?.items)
            }
        }
    }
}

impl From<UserRow> for FoundUser {
    fn from(row: UserRow) -> Self {
        let UserRow { user_id, name, email, status, flags, .. } = row;
        Self { user_id, name, email, status, flags }
    }
}

/// What a text can be, the surest first.
fn guesses(text: &str) -> Vec<Guess> {
    use FilterId::{EmailIs, NumericId, Phone, ReferralCode, UniqueId, UserId};
    let exact = |filters: &[FilterId]| filters.iter().copied().map(Guess::Exact).collect();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.chars().count() < 2 || text.len() > LONGEST {
        Vec::new()
    } else if Uuid::try_parse(text).is_ok() {
        exact(&[UserId])
    } else if text.contains('@') && !text.contains(char::is_whitespace) {
        [exact(&[EmailIs]), vec![Guess::Search]].concat()
    } else if is_phone(text) && digits >= 7 {
        let plain = digits == text.len();
        if plain { exact(&[NumericId, Phone]) } else { exact(&[Phone]) }
    } else if digits == text.len() {
        exact(&[NumericId])
    } else if digits > 0 && !text.contains(char::is_whitespace) {
        [exact(&[UniqueId, ReferralCode]), vec![Guess::Search]].concat()
    } else if text.contains(char::is_whitespace) {
        vec![Guess::Search]
    } else {
        [exact(&[ReferralCode]), vec![Guess::Search]].concat()
    }
}

fn is_phone(text: &str) -> bool {
    let rest = text.strip_prefix('+').unwrap_or(text);
    rest.chars().all(|letter| letter.is_ascii_digit() || " -.()/".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FilterId::{EmailIs, NumericId, Phone, ReferralCode, UniqueId, UserId};
    use Guess::{Exact, Search};

    #[test]
    fn a_text_is_taken_for_what_it_looks_like() {
        assert_eq!(guesses("0190a3c8-5f4e-7d2b-9c11-1f2e3d4c5b6a"), [Exact(UserId)]);
        assert_eq!(guesses("ada@example.com"), [Exact(EmailIs), Search]);
        assert_eq!(guesses("+1 202 555 0134"), [Exact(Phone)]);
        assert_eq!(guesses("12025550134"), [Exact(NumericId), Exact(Phone)]);
        assert_eq!(guesses("4711"), [Exact(NumericId)]);
        assert_eq!(guesses("KST-20931"), [Exact(UniqueId), Exact(ReferralCode), Search]);
        assert_eq!(guesses("Ada Lovelace"), [Search]);
        assert_eq!(guesses("Ada"), [Exact(ReferralCode), Search]);
        assert_eq!(guesses("A"), []);
        assert_eq!(guesses(""), []);
    }
}
