//! `GET /v1/users/{user_id}/credits` (USR-8): the user's billing history, in the order of booking.

use steward_contract::{CreditEntry, ListCredits, Page};

use super::by;
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    store::{
        credits::{self, change_of},
        entity::credit_entry::Model,
        paging::Position,
        users::{code, decimal},
    },
};

impl Endpoint for ListCredits {
    async fn handle(call: Call<Self>) -> Result<Page<CreditEntry>, ApiError> {
        let part = super::part(&call.query)?;
        let read = call.platform.database().read();
        let user = super::find(read, call.path.user_id).await?;
        let rows = credits::page(read, user.id, part).await?;
        let page = part.page(rows, |row| Position { at: row.id, id: row.id }, show);
        Ok(Page { items: page.items.into_iter().collect::<Result<_, _>>()?, next_cursor: page.next_cursor })
    }
}

fn show(row: Model) -> Result<CreditEntry, ApiError> {
    let (kind, amount) = change_of(&row);
    Ok(CreditEntry {
        entry_id: row.entry_id,
        at: instant(row.at),
        kind: code(kind)?,
        amount: decimal(amount),
        balance: decimal(row.balance),
        by: by(row.admin_id, row.admin_name),
        reason: row.reason,
    })
}
