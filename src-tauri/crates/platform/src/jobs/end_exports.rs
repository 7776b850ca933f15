//! Exports whose server died are written down as aborted (EXP-4).

use sea_orm::DbErr;
use steward_contract::{AuditAction, ExportState};

use crate::{
    Platform,
    domain::retention::STREAMS,
    store::{
        audit::{self, Record},
        entity::export::Model,
        exports::{self, Ending},
    },
};

/// Exports that one sweep ends.
const AT_ONCE: u64 = 500;

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let began = platform.clock().now_ms() - STREAMS.num_milliseconds();
    for export in exports::running_since(platform.database().read(), began, AT_ONCE).await? {
        end(platform, export).await?;
    }
    Ok(())
}

async fn end(platform: &Platform, export: Model) -> Result<(), DbErr> {
    let state = ExportState::Aborted;
    let record = Record::by_platform(platform, AuditAction::UsersExportFinished)
        .fact("export_id", export.export_id)
        .fact("state", state);
    let transaction = platform.database().begin().await?;
    let ending = Ending { state, rows: export.rows, sha256: export.sha256, at: record.at };
    if exports::end(&transaction, export.id, ending).await? {
        audit::append(&transaction, record).await?;
    }
    transaction.commit().await
}
