//! Does an action once per idempotency key: confirmation, work, audit entry and outcome in one transaction, and a repeated
//! call gets the stored answer (invariants 2 and 4).

use sea_orm::DatabaseTransaction;
use steward_contract::{Action, AuditAction, AuditRef, Done, Effect, Outcome, Problem, SubjectKind, short_digest};
use uuid::Uuid;

use super::{Order, fate, password, refusal, request::request};
use crate::{
    actions::{
        Asked, Doing, claims,
        steps::{Doer, Step, take_all},
        subject::Subject,
    },
    error::{ApiError, invalid},
    store::{
        audit::{self, Record},
        failure, groups,
    },
};

/// # Errors
/// `invalid_fields`, the refusal of the action or of its confirmation, `changed`, `idempotency_key_reused`,
/// `in_progress`.
pub async fn perform<O: Doing>(order: Order<'_, O>) -> Result<O::Response, ApiError> {
    let (platform, key) = (order.platform, order.key);
    let Some(_turn) = platform.in_progress().begin(order.caller.admin_id, key) else {
        return Err(fate::still_running().into());
    };
    let given = password::give::<O>(platform, order.body).await?;
    let transaction = platform.database().begin().await?;
    if let Some(done) = fate::repeated(&order, &transaction).await? {
        // Without what was told once.
        return done.map(|done| O::Response::new(done, None));
    }
    // Not before: what was right when it was done may be wrong when the same call comes again.
    let faults = O::faults(&order.asked());
    if !faults.is_empty() {
        return Err(invalid(faults).into());
    }
    order.confirm(&transaction).await?;
    // On the heap: it is moved from hand to hand until it begins.
    let hash = given.as_ref().map(|given| given.hash.as_str());
    match Box::pin(work(&order, hash, &transaction)).await? {
        Ending::Done(done, user_id) => {
            fate::keep_done(&order, &transaction, &done, user_id).await?;
            transaction.commit().await?;
            Ok(O::Response::new(*done, given.and_then(|given| given.made)))
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
    /// To this user.
    Done(Box<Done>, Uuid),
    /// Before anything was done.
    Refused(Box<Problem>),
    /// What was done is worse than what the review showed, so it must not have happened.
    Worse(Box<Problem>),
}

async fn refuse<O: Doing>(
    order: &Order<'_, O>,
    transaction: DatabaseTransaction,
    problem: Problem,
) -> Result<O::Response, ApiError> {
    fate::keep_refusal(order, &transaction, &problem).await?;
    transaction.commit().await?;
    Err(problem.into())
}

/// What came of an order, before it is written down.
pub struct Deed {
    /// What is held against what the review showed.
    pub weighed: Vec<Effect>,
    pub effects: Vec<Effect>,
    /// What all of its entries say.
    pub record: Record,
    pub entries: Vec<(AuditAction, Vec<Effect>)>,
    pub undo: Option<Action>,
}

async fn work<O: Doing>(
    order: &Order<'_, O>,
    password: Option<&str>,
    transaction: &DatabaseTransaction,
) -> Result<Ending, ApiError> {
    let asked = order.asked();
    let subject = subject(order, &asked, transaction).await?;
    if let Some(problem) = refusal(&subject, order.caller, &asked, transaction).await? {
        return Ok(Ending::Refused(Box::new(problem)));
    }
    let taken = claims::taken(&super::claims(&subject, &asked), &subject, transaction).await?;
    if !taken.is_empty() {
        return Ok(Ending::Refused(Box::new(invalid(taken))));
    }
    let subject = if subject.is_new() { enter(subject, &asked, transaction).await? } else { subject };
    // What is approved is done for the reason that it was asked for.
    let asked_for = subject.requested.as_ref().and_then(|requested| requested.row.reason.as_deref());
    let doer = Doer {
        platform: order.platform,
        transaction,
        by: Some(order.caller.as_ref()),
        reason: O::reason(order.body).or(asked_for),
        password,
        now: asked.now.timestamp_millis(),
    };
    let deed = match O::approval(&subject, &asked) {
        Some(permission) => request(order, &subject, &doer, permission).await?,
        None => take(order, &subject, &doer).await?,
    };
    if let Some(problem) = order.seen.as_ref().and_then(|seen| seen.worsened(&deed.weighed)) {
        return Ok(Ending::Worse(Box::new(problem)));
    }
    write_down(order, &subject, &doer, deed).await
}

/// Who is named, and nobody else changes; or who is to be made.
async fn subject<'a, O: Doing>(
    order: &Order<'a, O>,
    asked: &Asked<'_, O>,
    transaction: &DatabaseTransaction,
) -> Result<Subject<'a>, ApiError> {
    match O::newcomer(asked) {
        None => Subject::lock(order.platform, transaction, order.path).await,
        Some(mut newcomer) => {
            newcomer.user.user_id = order.platform.new_id();
            Subject::new(order.platform, newcomer)
        }
    }
}

async fn enter<'a, O: Doing>(
    subject: Subject<'a>,
    asked: &Asked<'_, O>,
    transaction: &DatabaseTransaction,
) -> Result<Subject<'a>, ApiError> {
    match subject.enter(transaction).await {
        Err(error) if failure::is_duplicate(&error) => Err(claims::lost(&O::claims(asked)).into()),
        entered => Ok(entered?),
    }
}

async fn take<O: Doing>(order: &Order<'_, O>, subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Deed, ApiError> {
    let asked = order.asked();
    let steps = O::steps(subject, &asked);
    let effects = match take_all(&steps, subject, doer).await {
        // Somebody else was given it between our look and our write, and nothing more can be written here.
        Err(error) if failure::is_duplicate(&error) => return Err(claims::lost(&super::claims(subject, &asked)).into()),
        effects => effects?,
    };
    if !steps.iter().all(Step::leaves_verification) {
        groups::follow(doer.transaction, subject.preset, subject.user.id).await?;
    }
    let undo = O::undo(order.path, &effects);
    let entries = O::entries(&effects);
    Ok(Deed { weighed: effects.clone(), effects, record: order.record.clone(), entries, undo })
}

async fn write_down<O: Doing>(
    order: &Order<'_, O>,
    subject: &Subject<'_>,
    doer: &Doer<'_>,
    deed: Deed,
) -> Result<Ending, ApiError> {
    let Deed { effects, record, entries, undo, .. } = deed;
    let digest = short_digest(&order.digest);
    let record = Record {
        user_id: Some(subject.user.user_id),
        digest: Some(digest.clone()),
        reason: doer.reason.map(str::to_owned),
        ..record
    };
    let named = subject.named();
    let record = if named.kind == SubjectKind::User { record } else { record.fact(named.kind.as_str(), &named.id) };
    let record = subject.requested.iter().fold(record, |record, requested| requested.told_in(record));
    let audit = log(order, doer.transaction, &record, entries).await?;
    let done = Done { subject: named, effects, audit, digest, undo: undo.map(Box::new), masked: Vec::new() };
    Ok(Ending::Done(Box::new(done), subject.user.user_id))
}

/// Writes the entries, and gives the first.
async fn log<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    record: &Record,
    entries: Vec<(AuditAction, Vec<Effect>)>,
) -> Result<AuditRef, ApiError> {
    let mut first = None;
    for (action, effects) in entries {
        let entry = Record { action, ..record.again(order.platform) };
        let written = audit::append(transaction, entry.with(effects)).await?;
        first.get_or_insert(written);
    }
    first.ok_or_else(|| ApiError::internal("an action that the log has no word for"))
}
