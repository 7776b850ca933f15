//! One box finds anything pasted into it (LST-11, BEY-1): an id, an address, a number, a code, a name.

use std::collections::HashSet;

use serde::Serialize;
use steward_contract::{
    FilterId, Flag, GetErasure, ListUsers, ProblemCode, UserListQuery, UserPage, UserPath, UserRow, UserSelector,
    UserStatus,
};
use uuid::Uuid;

use crate::{Answer, Desk};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct FoundUser {
    pub user_id: Uuid,
    /// Empty of whom was deleted for good.
    pub name: String,
    pub email: Option<String>,
    pub status: UserStatus,
    pub flags: Vec<Flag>,
    /// Near to the text, with a letter or two wrong; not what the text says.
    pub similar: bool,
}

const MOST: usize = 8;
/// Characters of the shortest text that is looked for. In other scripts one may be a name.
const SHORTEST: usize = 2;
/// Characters of the longest text that a platform looks for.
const LONGEST: usize = 200;
/// Digits that surely fit a numeric id.
const DIGITS: usize = 18;

impl Desk {
    /// Users that a pasted text can mean, the surest first, at most 8. What a text can name, the platform knows best.
    ///
    /// # Errors
    /// Everything that can be wrong with a call.
    pub async fn find_user(&self, connection: Uuid, text: &str) -> Answer<Vec<FoundUser>> {
        let text = text.trim();
        if text.is_empty() || (text.is_ascii() && text.len() < SHORTEST) || text.chars().count() > LONGEST {
            return Ok(Vec::new());
        }
        let (with_number, searched) =
            tokio::try_join!(self.with_number(connection, text), self.searched(connection, text))?;
        let exact = with_number.into_iter().chain(searched.items).map(|row| FoundUser::of(row, false));
        let found = exact.chain(searched.similar.into_iter().map(|row| FoundUser::of(row, true)));
        let mut seen = HashSet::new();
        let found: Vec<FoundUser> = found.filter(|user| seen.insert(user.user_id)).take(MOST).collect();
        if found.is_empty() { self.erased(connection, text).await } else { Ok(found) }
    }

    /// Somebody who was deleted for good is in no list, and found by the whole id alone.
    async fn erased(&self, connection: Uuid, text: &str) -> Answer<Vec<FoundUser>> {
        let Ok(user_id) = Uuid::try_parse(text) else { return Ok(Vec::new()) };
        match self.call::<GetErasure>(connection, &UserPath { user_id }, &(), &()).await {
            Ok(_) => Ok(vec![FoundUser::erased(user_id)]),
            Err(error) if error.is(ProblemCode::NotFound) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// The user with this numeric id comes before those who have it somewhere in a text.
    async fn with_number(&self, connection: Uuid, text: &str) -> Answer<Vec<UserRow>> {
        if text.len() > DIGITS || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        self.users_with(connection, FilterId::NumericId, text, 1).await
    }

    async fn searched(&self, connection: Uuid, text: &str) -> Answer<UserPage> {
        let selector = UserSelector { search: Some(text.to_owned()), ..UserSelector::default() };
        let query = UserListQuery { selector, limit: Some(8), ..UserListQuery::default() };
        self.call::<ListUsers>(connection, &(), &query, &()).await
    }
}

impl FoundUser {
    fn of(row: UserRow, similar: bool) -> Self {
        let UserRow { user_id, name, email, status, flags, .. } = row;
        Self { user_id, name, email, status, flags, similar }
    }

    fn erased(user_id: Uuid) -> Self {
        let (name, email, flags) = (String::new(), None, Vec::new());
        Self { user_id, name, email, status: UserStatus::Deleted, flags, similar: false }
    }
}
