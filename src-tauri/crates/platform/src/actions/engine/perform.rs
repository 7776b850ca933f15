//! Does an action once per idempotency key: confirmation, work, audit entry and outcome in one transaction, and a repeated
//! call gets the stored answer (invariants 2 and 4).

use sea_orm::DatabaseTransaction;
use steward_contract::{Done, Problem, SubjectKind, short_digest};

use super::{Order, fate, not_approved, refusal};
use crate::{
    actions::{
        Doing, claims,
        steps::{Doer, take_all},
        subject::Subject,
    },
    error::{ApiError, invalid},
    store::{audit, failure},
};

/// # Errors
/// `invalid_fields`, the refusal of the action or of its confirmation, `changed`, `idempotency_key_reused`,
/// `in_progress`.
pub async fn perform<O: Doing>(order: Order<'_, O>) -> Result<Done, ApiError> {
    let (platform, key) = (order.platform, order.key);
    let Some(_turn) = platform.in_progress().begin(order.caller.admin_id, key) else {
        return Err(fate::still_running().into());
    };
    let transaction = platform.database().begin().await?;
    if let Some(done) = fate::repeated(&order, &transaction).await? {
        return done;
    }
    // Not before: what was right when it was done may be wrong when the same call comes again.
    let faults = O::faults(&order.asked());
    if !faults.is_empty() {
        return Err(invalid(faults).into());
    }
    order.confirm(&transaction).await?;
    match work(&order, &transaction).await? {
        Ending::Done(done) => {
            fate::keep_done(&order, &transaction, &done).await?;
            transaction.commit().await?;
            Ok(*done)
        }
        Ending::Refused(problem) => refuse(&order, transaction, *problem).await,
        Ending::Worse(problem) => {
            transaction.rollback().await?;
            let transaction = platform.database().begin().await?;
            // A confirmation that ran out meanwhile is as good as used; what became worse is to be told all the same.
            if let Err(ApiError::Refused(_)) = order.confirm(&transaction).await {
                return Err((*problem).into());
            }
            refuse(&order, transaction, *problem).await
        }
    }
}

enum Ending {
    Done(Box<Done>),
    /// Before anything was done.
    Refused(Box<Problem>),
    /// What was done is worse than what the review showed, so it must not have happened.
    Worse(Box<Problem>),
}

async fn refuse<O: Doing>(
    order: &Order<'_, O>,
    transaction: DatabaseTransaction,
    problem: Problem,
) -> Result<Done, ApiError> {
    fate::keep_refusal(order, &transaction, &problem).await?;
    transaction.commit().await?;
    Err(problem.into())
}

async fn work<O: Doing>(order: &Order<'_, O>, transaction: &DatabaseTransaction) -> Result<Ending, ApiError> {
    let asked = order.asked();
    let subject = Subject::lock(order.platform, transaction, order.path).await?;
    let refused = refusal(&subject, order.caller, &asked).or_else(|| not_approved(&subject, &asked));
    if let Some(problem) = refused {
        return Ok(Ending::Refused(Box::new(problem)));
    }
    let claims = O::claims(&asked);
    let taken = claims::taken(&claims, &subject, transaction).await?;
    if !taken.is_empty() {
        return Ok(Ending::Refused(Box::new(invalid(taken))));
    }
    let doer = Doer {
        platform: order.platform,
        transaction,
        by: Some(order.caller.as_ref()),
        reason: O::reason(order.body),
        now: asked.now.timestamp_millis(),
    };
    let effects = match take_all(&O::steps(&subject, &asked), &subject, &doer).await {
        // Somebody else was given it between our look and our write, and nothing more can be written here.
        Err(error) if failure::is_duplicate(&error) => return Err(claims::lost(&claims).into()),
        effects => effects?,
    };
    if let Some(problem) = order.seen.as_ref().and_then(|seen| seen.worsened(&effects)) {
        return Ok(Ending::Worse(Box::new(problem)));
    }
    let digest = short_digest(&order.digest);
    let record = audit::Record {
        user_id: Some(subject.user.user_id),
        digest: Some(digest.clone()),
        reason: doer.reason.map(str::to_owned),
        ..order.record.clone()
    };
    let named = subject.named();
    let record = if named.kind == SubjectKind::User { record } else { record.fact(named.kind.as_str(), &named.id) };
    let audit = audit::append(transaction, record.with(effects.clone())).await?;
    let undo = O::undo(&subject, &asked).map(Box::new);
    Ok(Ending::Done(Box::new(Done { subject: named, effects, audit, digest, undo, masked: Vec::new() })))
}
