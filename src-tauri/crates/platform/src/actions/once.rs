//! Does an action once per idempotency key: a repeated call gets the stored answer (invariant 4).

use sea_orm::DatabaseTransaction;
use steward_contract::{ActionOutcome, Operation, Problem, ProblemCode};
use uuid::Uuid;

use super::Action;
use crate::{
    api::{
        endpoint::Call,
        error::{ApiError, detailed, unreadable},
    },
    store::{
        failure,
        fates::{self, Fate},
    },
};

/// Confirmation, work, audit entry and outcome in one transaction.
///
/// # Errors
/// The refusal of the work or of the confirmation, `idempotency_key_reused`, `in_progress`.
pub async fn once<O: Action>(call: &Call<O>) -> Result<ActionOutcome, ApiError> {
    let target = O::target(call);
    let (admin_id, key) = (call.caller()?.admin_id, key(call)?);
    let Some(_turn) = call.platform.in_progress().begin(admin_id, key) else { return Err(still_running().into()) };
    let digest = call.digest(&target)?;
    let transaction = call.platform.database().begin().await?;
    if let Some(fate) = fates::find(&transaction, admin_id, key).await? {
        return repeated(&fate, O::DECLARATION.id, &digest);
    }
    call.confirm(&transaction, &target).await?;
    match O::apply(call, &transaction).await? {
        Ok(outcome) => {
            keep(call, &transaction, key, digest, &Ok(outcome.clone())).await?;
            transaction.commit().await?;
            Ok(outcome)
        }
        Err(problem) => {
            keep(call, &transaction, key, digest, &Err(problem.clone())).await?;
            transaction.commit().await?;
            Err(problem.into())
        }
    }
}

fn key<O: Operation>(call: &Call<O>) -> Result<Uuid, ApiError> {
    let missing = || unreadable("The call needs a key.", "idempotency-key", "missing").into();
    call.idempotency_key().ok_or_else(missing)
}

async fn keep<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    key: Uuid,
    digest: String,
    result: &Result<ActionOutcome, Problem>,
) -> Result<(), ApiError> {
    let fate = Fate {
        admin_id: call.caller()?.admin_id,
        key,
        operation: O::DECLARATION.id.to_owned(),
        digest,
        result: match result {
            Ok(outcome) => serde_json::to_string(outcome)?,
            Err(problem) => serde_json::to_string(problem)?,
        },
        refused: result.is_err(),
        at: call.platform.clock().now_ms(),
    };
    match fates::insert(transaction, fate).await {
        // Another process took the same key between our look and our write.
        Err(error) if failure::is_duplicate(&error) => Err(still_running().into()),
        result => Ok(result?),
    }
}

fn repeated(fate: &Fate, operation: &str, digest: &str) -> Result<ActionOutcome, ApiError> {
    if fate.operation != operation || fate.digest != digest {
        let detail = "Send a new key for a new request. Nothing was changed.";
        return Err(detailed(ProblemCode::KeyReused, "This key belongs to another request.", detail).into());
    }
    if fate.refused {
        return Err(serde_json::from_str::<Problem>(&fate.result)?.into());
    }
    Ok(serde_json::from_str(&fate.result)?)
}

fn still_running() -> Problem {
    let detail = "Ask what became of it in a moment; do not send it again.";
    detailed(ProblemCode::InProgress, "The first call with this key is still running.", detail)
}
