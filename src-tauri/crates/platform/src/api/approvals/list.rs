//! `GET /v1/approvals`.

use sea_orm::Condition;
use steward_contract::{ApprovalList, ApprovalPage, ListApprovals, Sensitive};

use super::show;
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    domain::masking::shown,
    store::{
        approvals::{about, count, of_list, page},
        paging::{PageRequest, Position},
    },
};

impl Endpoint for ListApprovals {
    async fn handle(call: Call<Self>) -> Result<ApprovalPage, ApiError> {
        let query = &call.query;
        let part = PageRequest::new(query.cursor.as_deref(), query.limit);
        let part = part.map_err(|error| ApiError::from(invalid(vec![error])))?;
        let (caller, read, now) = (call.caller()?, call.platform.database().read(), call.platform.clock().now_ms());
        let of = |list| of_list(list, caller, now, read);
        let listed = query.list.map_or_else(Condition::all, of);
        let rows = page(read, query.user_id.map_or(listed.clone(), |user| listed.add(about(user))), part).await?;
        let page = part.page(rows, |row| Position { at: row.requested_at, id: row.id }, |row| show(row, caller, now));
        let sees = caller.may(Sensitive::PERMISSION);
        let items = page.items.into_iter().map(|item| item.map(|item| shown(item, sees)));
        Ok(ApprovalPage {
            items: items.collect::<Result<_, _>>()?,
            next_cursor: page.next_cursor,
            for_me: count(read, of(ApprovalList::ForMe)).await?,
            by_me: count(read, of(ApprovalList::ByMe)).await?,
        })
    }
}
