//! What nobody decides in time lapses: nothing happens then, and nothing can (REA-1).

use sea_orm::DbErr;
use steward_contract::{ApprovalState, AuditAction};

use crate::{
    Platform,
    store::{
        approvals::{self, Decision},
        audit::{self, Record},
        codes::Numbered,
        entity::approval::Model,
        user_records,
    },
};

/// Requests that one sweep lets lapse.
const AT_ONCE: u64 = 500;

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let now = platform.clock().now_ms();
    for due in approvals::due(platform.database().read(), now, AT_ONCE).await? {
        lapse(platform, &due).await?;
    }
    Ok(())
}

async fn lapse(platform: &Platform, due: &Model) -> Result<(), DbErr> {
    let transaction = platform.database().begin().await?;
    // Whoever decides it holds the user too.
    user_records::lock(&transaction, due.user_id).await?;
    let found = approvals::find(&transaction, due.approval_id).await?;
    if found.is_none_or(|found| found.state != ApprovalState::Pending.number()) {
        return Ok(());
    }
    let mut record = Record::by_platform(platform, AuditAction::ApprovalLapsed)
        .fact("operation", &due.operation)
        .fact("approval", due.approval_id)
        .fact("requested_by", &due.requested_by_name);
    record.user_id = Some(due.user_id);
    let decision = Decision { state: ApprovalState::Lapsed, by: None, why: None, at: record.at };
    approvals::decide(&transaction, due.id, decision).await?;
    audit::append(&transaction, record).await?;
    transaction.commit().await
}
