//! What an action that needs a second admin does: it is stored as it was asked for, with what was foreseen, and waits.

use chrono::TimeDelta;
use steward_contract::{ActionParts, ApprovalState, AuditAction, Effect, Permission, Targets};

use super::{Order, perform::Deed};
use crate::{
    actions::{
        Doing,
        steps::{Doer, foresee_all},
        subject::Subject,
    },
    clock::instant,
    error::ApiError,
    store::{approvals, codes::Numbered, entity::approval::Model},
};

/// # Errors
/// When the database can't be written.
pub async fn request<O: Doing>(
    order: &Order<'_, O>,
    subject: &Subject<'_>,
    doer: &Doer<'_>,
    permission: Permission,
) -> Result<Deed, ApiError> {
    let steps = O::steps(subject, &order.asked());
    let foreseen = foresee_all(&steps, subject, doer.transaction, doer.now).await?;
    let row = row(order, subject, permission, &foreseen)?;
    let record = order.record.clone().fact("operation", O::DECLARATION.id).fact("approval", row.approval_id);
    let effects = vec![Effect::ApprovalRequested { permission, until: instant(row.lapses_at) }];
    approvals::insert(doer.transaction, row).await?;
    let entries = vec![(AuditAction::ApprovalRequested, effects.clone())];
    Ok(Deed { weighed: foreseen, effects, record, entries, undo: None })
}

fn row<O: Doing>(
    order: &Order<'_, O>,
    subject: &Subject<'_>,
    permission: Permission,
    foreseen: &[Effect],
) -> Result<Model, ApiError> {
    let (path, body) = (serde_json::to_value(order.path)?, serde_json::to_value(order.body)?);
    let action = ActionParts { operation: O::DECLARATION.id.to_owned(), path, body };
    let now = order.now();
    let hours = TimeDelta::hours(order.platform.preset().limits.approval_hours.get().into());
    Ok(Model {
        id: 0,
        approval_id: order.platform.new_id(),
        target: order.path.target(),
        action: serde_json::to_string(&action)?,
        operation: action.operation,
        digest: order.digest.clone(),
        user_id: subject.user.user_id,
        user_name: subject.user.name.clone(),
        subject: serde_json::to_string(&subject.named())?,
        effects: serde_json::to_string(foreseen)?,
        reason: O::reason(order.body).map(str::to_owned),
        permission: permission.to_string(),
        requested_by: order.caller.admin_id,
        requested_by_name: order.caller.name.clone(),
        requested_at: now.timestamp_millis(),
        lapses_at: (now + hours).timestamp_millis(),
        state: ApprovalState::Pending.number(),
        decided_by: None,
        decided_by_name: None,
        decided_at: None,
        decision: None,
    })
}
