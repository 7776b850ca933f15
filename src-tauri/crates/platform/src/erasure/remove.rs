//! Step 4: everything else goes, the record of the user last. Those whom a partner brought go to the sponsor.

use steward_contract::{AuditAction, Effect, ErasedRecords};

use super::{Deed, Work};
use crate::{
    error::ApiError,
    store::{
        admins,
        erasures::{REMOVED, REMOVED_BY_ID, change},
        partners, search,
    },
};

pub async fn take(work: &Work<'_>) -> Result<Deed, ApiError> {
    let Work { transaction, erasure, .. } = work;
    let (count, sponsor) = partners::downline(*transaction, erasure.id).await?;
    partners::leave(transaction, erasure.id).await?;
    admins::close_of_user(transaction, erasure.id).await?;
    let mut records = Vec::new();
    for (table, column) in REMOVED_BY_ID {
        let sql = format!("DELETE FROM {table} WHERE {column} = $1");
        let count = change(transaction, sql, erasure.user_id).await?;
        records.push(ErasedRecords { table: (*table).to_owned(), count });
    }
    search::begin_forgetting(*transaction).await?;
    for (table, column) in REMOVED {
        let sql = format!("DELETE FROM {table} WHERE {column} = $1");
        records.push(ErasedRecords { table: (*table).to_owned(), count: change(transaction, sql, erasure.id).await? });
    }
    search::end_forgetting(*transaction).await?;
    let mut deed = work.deed(AuditAction::UserErasureRemoved, records);
    if count > 0 {
        let to = sponsor.map(|sponsor| sponsor.partner_id);
        deed.record = deed.record.with(vec![Effect::DownlineMoved { count, to }]);
    }
    Ok(deed)
}
