//! The whole log, newest first, along the index of one filter: an entry is read for little more than each entry shown, and
//! never the log for a page of it (AUD-1).

use std::cmp::Reverse;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};
use steward_contract::{AuditAction, AuditEntry, AuditFilter};

use super::{Column, Entity, Model, place, read, texts};
use crate::store::paging::Position;

/// Actions that each have a walk of their own; whoever asks for more asks for most of the log.
const ACTIONS: usize = 8;

/// Entries that are read at a time, at most.
const BATCH: u64 = 1_000;

/// A walk under way.
pub struct Walk<'a> {
    filter: &'a AuditFilter,
    last: Option<Position>,
    batch: u64,
    read: usize,
    over: bool,
}

impl<'a> Walk<'a> {
    /// One that goes on after a place. It reads few entries first, as these are mostly enough.
    pub const fn new(filter: &'a AuditFilter, after: Option<Position>, first: u64) -> Self {
        Self { filter, last: after, batch: first, read: 0, over: false }
    }

    /// The next entries, with what they say and their leaves, in which those are that are meant; `None` at the end.
    ///
    /// # Errors
    /// When the log can't be read.
    pub async fn next(&mut self, connection: &impl ConnectionTrait) -> Result<Option<Vec<AuditEntry>>, DbErr> {
        if self.over {
            return Ok(None);
        }
        let entries = walk(connection, self.filter, self.last, self.batch).await?;
        self.over = (entries.len() as u64) < self.batch;
        self.read += entries.len();
        self.last = entries.last().map(place);
        self.batch = std::cmp::min(self.batch * 2, BATCH);
        Ok(Some(entries))
    }

    /// How many entries were read.
    pub const fn read(&self) -> usize {
        self.read
    }

    /// The last one, where others follow.
    pub const fn stopped(&self) -> Option<Position> {
        if self.over { None } else { self.last }
    }
}

/// No more than so many; fewer are the last ones.
async fn walk(
    connection: &impl ConnectionTrait,
    filter: &AuditFilter,
    after: Option<Position>,
    most: u64,
) -> Result<Vec<AuditEntry>, DbErr> {
    let questions = questions(filter, after, most);
    let several = questions.len() > 1;
    let mut rows = Vec::new();
    for question in questions {
        rows.extend(question.all(connection).await?);
    }
    if several {
        rows.sort_unstable_by_key(|row| Reverse((row.at, row.number)));
        rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    }
    let mut entries = rows.into_iter().map(with_leaf).collect::<Result<Vec<_>, _>>()?;
    texts::put_back(connection, &mut entries).await?;
    Ok(entries)
}

/// One for each index that is walked, along the narrowest that the filter has; the rest is asked of the entries met.
fn questions(filter: &AuditFilter, after: Option<Position>, most: u64) -> Vec<Select<Entity>> {
    let all = Entity::find;
    match (&filter.request_id, filter.user_id, filter.admin_id, filter.actions.as_slice()) {
        (Some(request), ..) => vec![numbered(all().filter(Column::RequestId.eq(request.as_str())), after, most)],
        (_, Some(user), ..) => vec![numbered(all().filter(Column::UserId.eq(user)), after, most)],
        (_, _, Some(admin), _) => vec![timed(all().filter(Column::AdminId.eq(admin)), filter, after, most)],
        (.., actions) if (1..=ACTIONS).contains(&actions.len()) => {
            let of = |action: &AuditAction| all().filter(Column::Action.eq(action.as_str()));
            actions.iter().map(|action| timed(of(action), filter, after, most)).collect()
        }
        _ => vec![timed(all(), filter, after, most)],
    }
}

/// How many entries there are: their numbers have no gap.
///
/// # Errors
/// When the log can't be read.
pub async fn length(connection: &impl ConnectionTrait) -> Result<u32, DbErr> {
    let newest = Entity::find().select_only().column(Column::Number).order_by_desc(Column::Number).limit(1);
    let newest: Option<i64> = newest.into_tuple().one(connection).await?;
    Ok(newest.map_or(0, |number| u32::try_from(number).unwrap_or(u32::MAX)))
}

/// In the order of the log.
fn numbered(which: Select<Entity>, after: Option<Position>, most: u64) -> Select<Entity> {
    let before = after.map_or(i64::MAX, |place| place.id);
    which.filter(Column::Number.lt(before)).order_by_desc(Column::Number).limit(most)
}

/// In the order of time, which is the log's but for what happened at once; both ends are included.
fn timed(which: Select<Entity>, filter: &AuditFilter, after: Option<Position>, most: u64) -> Select<Entity> {
    let place = Expr::tuple([Expr::col(Column::At), Expr::col(Column::Number)]);
    let end = filter.before.map_or(i64::MAX, |before| before.timestamp_millis());
    let end = match after {
        Some(Position { at, id }) if at <= end => place.lt(Expr::tuple([Expr::val(at), Expr::val(id)])),
        _ => Column::At.lte(end),
    };
    let begin = filter.after.map_or(i64::MIN, |after| after.timestamp_millis());
    let which = which.filter(end).filter(Column::At.gte(begin));
    which.order_by_desc(Column::At).order_by_desc(Column::Number).limit(most)
}

fn with_leaf(row: Model) -> Result<AuditEntry, DbErr> {
    let leaf_hash = row.leaf_hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(AuditEntry { leaf_hash: Some(leaf_hash), ..read(row)? })
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, QueryTrait};
    use steward_contract::{DateTime, SuspensionReason};
    use uuid::Uuid;

    use super::*;
    use crate::testing::TestPlatform;

    /// Each is a step along an index in its order: nothing is read to be sorted or passed over.
    #[tokio::test(flavor = "multi_thread")]
    async fn no_walk_reads_the_log() {
        let platform = TestPlatform::sqlite().await;
        let none = AuditFilter::default();
        let day = DateTime::from_timestamp(1_790_000_000, 0);
        for (filter, index) in [
            (none.clone(), "audit_by_time"),
            (AuditFilter { after: day, before: day, ..none.clone() }, "audit_by_time"),
            (
                AuditFilter { reason: Some(SuspensionReason::Fraud), search: Some("x".into()), ..none.clone() },
                "audit_by_time",
            ),
            (AuditFilter { admin_id: Some(Uuid::nil()), after: day, ..none.clone() }, "audit_by_admin"),
            (AuditFilter { user_id: Some(Uuid::nil()), ..none.clone() }, "audit_by_user"),
            (AuditFilter { request_id: Some("req_12345678".into()), ..none.clone() }, "audit_by_request"),
            (AuditFilter { actions: vec![AuditAction::UserViewed], before: day, ..none.clone() }, "audit_by_action"),
        ] {
            for after in [None, Some(Position { at: 1, id: 1 })] {
                for question in questions(&filter, after, 50) {
                    let mut statement = question.build(DbBackend::Sqlite);
                    statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
                    let plan = platform.platform.database().read().query_all_raw(statement).await.unwrap();
                    let steps: Vec<String> = plan.iter().map(|step| step.try_get("", "detail").unwrap()).collect();
                    assert!(steps.len() == 1 && steps[0].contains(index), "{filter:?}: {steps:?}");
                    assert!(steps[0].starts_with("SEARCH"), "{filter:?}: {steps:?}");
                }
            }
        }
    }
}
