//! What became of an action, kept under its key in the transaction that decided it.

use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use steward_contract::{ActionFate, Done, Problem, ProblemCode, Sensitive};
use uuid::Uuid;

use super::{Order, earlier::Earlier};
use crate::{
    actions::Doing,
    domain::masking::shown,
    error::{ApiError, detailed},
    store::{
        failure,
        fates::{self, Fate},
    },
};

/// The answer to a call whose key was used before; `None` for a new one.
///
/// # Errors
/// `idempotency_key_reused`.
pub async fn repeated<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
) -> Result<Option<Result<Done, ApiError>>, ApiError> {
    let Some(fate) = fates::find(transaction, order.caller.admin_id, order.key).await? else { return Ok(None) };
    if fate.operation != O::DECLARATION.id || fate.digest != order.digest {
        let detail = "Send a new key for a new request. Nothing was changed.";
        return Err(detailed(ProblemCode::KeyReused, "This key belongs to another request.", detail).into());
    }
    Ok(Some(match read(&fate)? {
        ActionFate::Done { outcome } => Ok(shown(*outcome, order.caller.may(Sensitive::PERMISSION))),
        ActionFate::Refused { problem } => Err((*problem).into()),
        ActionFate::Unknown | ActionFate::InProgress => Err(still_running().into()),
    }))
}

pub async fn keep_done<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    done: &Done,
    user_id: Uuid,
) -> Result<(), ApiError> {
    keep(order, transaction, serde_json::to_string(done)?, Some(user_id)).await
}

pub async fn keep_refusal<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    problem: &Problem,
) -> Result<(), ApiError> {
    keep(order, transaction, serde_json::to_string(problem)?, None).await
}

async fn keep<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    result: String,
    done_to: Option<Uuid>,
) -> Result<(), ApiError> {
    let fate = Fate {
        admin_id: order.caller.admin_id,
        key: order.key,
        operation: O::DECLARATION.id.to_owned(),
        digest: order.digest.clone(),
        result,
        refused: done_to.is_none(),
        at: order.platform.clock().now_ms(),
        user_id: done_to,
    };
    match fates::insert(transaction, fate).await {
        // Another process took the same key between our look and our write.
        Err(error) if failure::is_duplicate(&error) => Err(still_running().into()),
        result => Ok(result?),
    }
}

pub fn still_running() -> Problem {
    let detail = "Ask what became of it in a moment; do not send it again.";
    detailed(ProblemCode::InProgress, "The first call with this key is still running.", detail)
}

/// # Errors
/// When what is kept can't be read.
pub fn read(fate: &Fate) -> Result<ActionFate, serde_json::Error> {
    if fate.refused {
        return Ok(ActionFate::Refused { problem: serde_json::from_str(&fate.result)? });
    }
    let outcome = match serde_json::from_str::<Kept>(&fate.result)? {
        Kept::Done(done) => *done,
        Kept::Earlier(earlier) => (*earlier).into(),
    };
    Ok(ActionFate::Done { outcome: Box::new(outcome) })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Done(Box<Done>),
    Earlier(Box<Earlier>),
}
