//! What every screen about users calls, where more than one call or a little order is needed.

use steward_contract::{FilterId, ListUsers, UserListQuery, UserRow, UserSelector};
use uuid::Uuid;

use crate::{Answer, Desk};

impl Desk {
    /// The users that one filter finds, at most `limit`.
    pub(crate) async fn users_with(
        &self,
        connection: Uuid,
        filter: FilterId,
        value: &str,
        limit: u32,
    ) -> Answer<Vec<UserRow>> {
        let filters = [(filter, value.to_owned())].into();
        let selector = UserSelector { filters, ..UserSelector::default() };
        let query = UserListQuery { selector, limit: Some(limit), ..UserListQuery::default() };
        Ok(self.call::<ListUsers>(connection, &(), &query, &()).await?.items)
    }
}
