//! What another admin asked for is decided (REA-1).

use sea_orm::DbErr;
use steward_contract::{ApprovalState, Effect};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::approvals::{self, Decision},
};

/// What follows from it is said by the steps beside it.
pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, state: ApprovalState) -> Result<Vec<Effect>, DbErr> {
    let Some(requested) = &subject.requested else { return Ok(Vec::new()) };
    // Why something is approved, whoever asked for it has said.
    let why = doer.reason.filter(|_| state == ApprovalState::Rejected);
    let decision = Decision { state, by: doer.by.as_ref(), why, at: doer.now };
    approvals::decide(doer.transaction, requested.row.id, decision).await?;
    Ok(Vec::new())
}
