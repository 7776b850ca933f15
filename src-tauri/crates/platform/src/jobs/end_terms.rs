//! What was set on a user's account for a time ends with it.

use sea_orm::ModelTrait;
use steward_contract::{AuditAction, Flag, UserPath};

use crate::{
    Platform,
    actions::{
        steps::{Doer, Step},
        subject::Subject,
    },
    error::ApiError,
    store::{
        audit,
        entity::user_security::{Column, Model},
        user_records, user_security,
    },
};

/// Users for whom one sweep ends each.
const AT_ONCE: u64 = 500;

struct Term {
    /// Where its end stands.
    until: Column,
    step: Step,
    action: AuditAction,
    reason: &'static str,
}

/// The flag Watch comes off when the days of monitoring are over (REA-1); a password for a day ends with it, where nobody
/// has used it (PWD-3).
const TERMS: [Term; 2] = [
    Term {
        until: Column::MonitoredUntil,
        step: Step::ChangeFlag(Flag::Watch, false),
        action: AuditAction::UserMonitoringEnded,
        reason: "The days of monitoring are over.",
    },
    Term {
        until: Column::TemporaryPasswordUntil,
        step: Step::EndTemporaryPassword,
        action: AuditAction::UserTemporaryPasswordEnded,
        reason: "The password was for a day, and nobody used it.",
    },
];

pub async fn sweep(platform: &Platform) -> Result<(), ApiError> {
    let read = platform.database().read();
    for term in &TERMS {
        for due in user_security::due(read, term.until, platform.clock().now_ms(), AT_ONCE).await? {
            end(platform, term, &due).await?;
        }
    }
    Ok(())
}

async fn end(platform: &Platform, term: &Term, due: &Model) -> Result<(), ApiError> {
    let transaction = platform.database().begin().await?;
    let Some(user) = user_records::of_number(&transaction, due.id).await? else { return Ok(()) };
    let subject = Subject::lock(platform, &transaction, &UserPath { user_id: user.user_id }).await?;
    // Begun anew since the look, or over already.
    if subject.security.get(term.until) != due.get(term.until) {
        return Ok(());
    }
    let now = platform.clock().now_ms();
    let doer = Doer { platform, transaction: &transaction, by: None, reason: Some(term.reason), password: None, now };
    let effects = term.step.take(&subject, &doer).await?;
    user_security::set(&transaction, user.id, term.until, None::<i64>).await?;
    audit::append(&transaction, doer.record(term.action, &subject, effects)).await?;
    Ok(transaction.commit().await?)
}
