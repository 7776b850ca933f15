//! `/v1/approvals`: what waits for a second admin, or waited. Deciding is an action like any other.

mod get;
mod list;

use serde::de::DeserializeOwned;
use steward_contract::{AdminRef, Approval, ApprovalState, short_digest};

use super::error::ApiError;
use crate::{
    auth::Caller,
    clock::instant,
    store::{entity::approval::Model, users::code},
};

/// A request as this admin sees it.
fn show(row: Model, caller: &Caller, now: i64) -> Result<Approval, ApiError> {
    let (state, permission) = (code(row.state)?, row.permission.parse().map_err(ApiError::internal)?);
    let waits = state == ApprovalState::Pending && row.lapses_at > now;
    Ok(Approval {
        approval_id: row.approval_id,
        action: parsed(&row.action)?,
        digest: short_digest(&row.digest),
        subject: parsed(&row.subject)?,
        user_id: row.user_id,
        user_name: row.user_name,
        effects: parsed(&row.effects)?,
        reason: row.reason,
        permission,
        may_decide: waits && row.requested_by != caller.admin_id && caller.may(permission),
        requested_by: AdminRef { id: row.requested_by, name: row.requested_by_name },
        requested_at: instant(row.requested_at),
        lapses_at: instant(row.lapses_at),
        state,
        decided_by: row.decided_by.zip(row.decided_by_name).map(|(id, name)| AdminRef { id, name }),
        decided_at: row.decided_at.map(instant),
        decision: row.decision,
        masked: Vec::new(),
    })
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    Ok(serde_json::from_str(text)?)
}
