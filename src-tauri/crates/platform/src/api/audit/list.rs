//! `GET /v1/audit` (AUD-1).

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{AuditEntry, AuditFilter, AuditPage, ListAudit, Sensitive, UserRef};

use super::seen;
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    clock::instant,
    store::{
        audit::{
            place,
            walk::{self, Walk},
        },
        paging::{PageRequest, Position, cursor},
        user_records,
    },
};

/// Entries that a call reads at most, whatever they are asked for: then it says how far it came.
const MOST: usize = 5_000;

impl Endpoint for ListAudit {
    async fn handle(call: Call<Self>) -> Result<AuditPage, ApiError> {
        let query = &call.query;
        let part = PageRequest::new(query.cursor.as_deref(), query.limit);
        let part = part.map_err(|error| ApiError::from(invalid(vec![error])))?;
        let read = call.platform.database().read();
        let sees_sensitive = call.caller()?.may(Sensitive::PERMISSION);
        let Found { mut items, stopped } = find(read, &query.filter, part, sees_sensitive).await?;
        let more = items.len() > part.limit as usize;
        items.truncate(part.limit as usize);
        let stopped = stopped.filter(|_| !more);
        let next = if more { items.last().map(place) } else { stopped };
        Ok(AuditPage {
            users: about(read, &items).await?,
            items,
            next_cursor: next.map(cursor),
            read_to: stopped.map(|place| instant(place.at)),
            entries: walk::length(read).await?,
        })
    }
}

/// What was found, up to one more than a page holds, and where the search stopped before it was over.
struct Found {
    items: Vec<AuditEntry>,
    stopped: Option<Position>,
}

async fn find(
    connection: &impl ConnectionTrait,
    filter: &AuditFilter,
    part: PageRequest,
    sees_sensitive: bool,
) -> Result<Found, DbErr> {
    let (mut items, mut walk) = (Vec::new(), Walk::new(filter, part.after, part.rows()));
    while let Some(entries) = walk.next(connection).await? {
        items.extend(seen(entries, filter, sees_sensitive));
        if items.len() as u64 >= part.rows() || walk.read() >= MOST {
            break;
        }
    }
    Ok(Found { items, stopped: walk.stopped() })
}

/// Whom the entries are about, by name; who is gone has none.
async fn about(connection: &impl ConnectionTrait, entries: &[AuditEntry]) -> Result<Vec<UserRef>, DbErr> {
    let mut ids: Vec<_> = entries.iter().filter_map(|entry| entry.user_id).collect();
    ids.sort_unstable();
    ids.dedup();
    user_records::names(connection, ids).await
}
