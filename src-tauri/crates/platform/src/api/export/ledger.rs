//! What is written down about an export: that it begins, before the first byte, and how it ended (EXP-4).

use sea_orm::{DatabaseTransaction, DbErr};
use steward_contract::{AuditAction, ExportState, Operation, Parameters};
use uuid::Uuid;

use super::{Exported, file::Sent};
use crate::{
    api::{endpoint::Call, error::ApiError},
    store::{
        audit,
        codes::Numbered,
        entity::export,
        exports::{self, Ending},
    },
};

/// An export that has begun.
pub struct Entry {
    pub export_id: Uuid,
    row: i64,
}

/// # Errors
/// When it can't be written; then nothing may be sent.
pub async fn open<E: Exported>(
    call: &Call<E::Of>,
    export: &E,
    transaction: &DatabaseTransaction,
) -> Result<Entry, ApiError> {
    let export_id = call.platform.new_id();
    let query: Vec<String> = call.query.to_pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let action = E::Of::DECLARATION.audit.unwrap_or(AuditAction::UsersExported);
    let record = call
        .record(action)
        .fact("export_id", export_id)
        .fact("query", query.join("&"))
        .fact("fields", export.columns().join(","))
        .fact("format", export.format())
        .fact("rows_expected", export.expected());
    let audit = audit::append(transaction, export.told(call, record)).await?;
    let row = export::Model {
        id: 0,
        export_id,
        admin_id: call.caller()?.admin_id,
        state: ExportState::Running.number(),
        rows: 0,
        sha256: None,
        started_at: call.platform.clock().now_ms(),
        finished_at: None,
        audit_id: audit.id,
        audit_number: audit.number.into(),
    };
    Ok(Entry { export_id, row: exports::insert(transaction, row).await? })
}

/// # Errors
/// When it can't be written.
pub async fn close<O: Operation>(call: &Call<O>, entry: &Entry, sent: &Sent) -> Result<(), DbErr> {
    let state = if sent.sha256.is_some() { ExportState::Finished } else { ExportState::Aborted };
    let record = call
        .record(AuditAction::UsersExportFinished)
        .fact("export_id", entry.export_id)
        .fact("state", state)
        .fact("rows", sent.rows)
        .fact("sha256", sent.sha256.as_deref().unwrap_or("none"));
    let transaction = call.platform.database().begin().await?;
    let ending = Ending { state, rows: sent.rows, sha256: sent.sha256.clone(), at: record.at };
    exports::end(&transaction, entry.row, ending).await?;
    audit::append(&transaction, record).await?;
    transaction.commit().await
}
