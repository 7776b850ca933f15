//! Step 3: what stays, because it is about money or about what was done, says no longer who it was. Orders and payouts never
//! did.

use steward_contract::{AuditAction, ErasedRecords};

use super::{Deed, Work};
use crate::{
    error::ApiError,
    store::{
        audit::texts,
        entity::user,
        erasures::{ANONYMIZED, change},
        user_records,
    },
};

/// Characters that a part of somebody has at least, to be looked for in what admins typed.
const SHORTEST: usize = 5;

pub async fn take(work: &Work<'_>) -> Result<Deed, ApiError> {
    let Work { transaction, erasure, .. } = work;
    let mut records = Vec::new();
    for (table, values) in ANONYMIZED {
        let sql = format!("UPDATE {table} SET {values} WHERE user_id = $1");
        records.push(ErasedRecords { table: (*table).to_owned(), count: change(transaction, sql, erasure.id).await? });
    }
    let user = user_records::of_number(*transaction, erasure.id).await?;
    let parts = user.map(parts).unwrap_or_default();
    let count = texts::forget(transaction, erasure.user_id, &parts).await?;
    records.push(ErasedRecords { table: "audit_texts".to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX) });
    Ok(work.deed(AuditAction::UserErasureAnonymized, records))
}

/// What one finds the user by.
fn parts(user: user::Model) -> Vec<String> {
    let all = [Some(user.name), user.email, user.phone, user.username, Some(user.phone_key)];
    all.into_iter().flatten().filter(|part| part.chars().count() >= SHORTEST).collect()
}
