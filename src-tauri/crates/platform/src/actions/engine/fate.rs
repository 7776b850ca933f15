//! What became of an action, kept under its key in the transaction that decided it.

use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use steward_contract::{
    ActionFate, AuditRef, Done, Effect, MailTemplate, Money, PendingPayouts, Problem, ProblemCode, Subject, SubjectKind,
    UserStatus,
};
use uuid::Uuid;

use super::Order;
use crate::{
    actions::Doing,
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
        ActionFate::Done { outcome } => Ok(*outcome),
        ActionFate::Refused { problem } => Err((*problem).into()),
        ActionFate::Unknown | ActionFate::InProgress => Err(still_running().into()),
    }))
}

pub async fn keep_done<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    done: &Done,
) -> Result<(), ApiError> {
    keep(order, transaction, serde_json::to_string(done)?, false).await
}

pub async fn keep_refusal<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    problem: &Problem,
) -> Result<(), ApiError> {
    keep(order, transaction, serde_json::to_string(problem)?, true).await
}

async fn keep<O: Doing>(
    order: &Order<'_, O>,
    transaction: &DatabaseTransaction,
    result: String,
    refused: bool,
) -> Result<(), ApiError> {
    let fate = Fate {
        admin_id: order.caller.admin_id,
        key: order.key,
        operation: O::DECLARATION.id.to_owned(),
        digest: order.digest.clone(),
        result,
        refused,
        at: order.platform.clock().now_ms(),
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
        Kept::Earlier(earlier) => earlier.into(),
    };
    Ok(ActionFate::Done { outcome: Box::new(outcome) })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Done(Box<Done>),
    Earlier(Earlier),
}

/// As the first version kept it, which could suspend and reactivate.
#[derive(Deserialize)]
struct Earlier {
    user_id: Uuid,
    status: UserStatus,
    sessions_ended: u32,
    tokens_revoked: u32,
    payouts_held: Vec<Money>,
    payouts_released: Vec<Money>,
    user_mailed: bool,
    audit: AuditRef,
    digest: String,
}

impl From<Earlier> for Done {
    fn from(earlier: Earlier) -> Self {
        let Earlier { user_id, status, audit, digest, .. } = earlier;
        // What was not kept is not invented: how many payouts a sum had, and where a mail went.
        let sums = |sums: Vec<Money>| -> Vec<PendingPayouts> {
            sums.into_iter().map(|sum| PendingPayouts { count: 0, sum }).collect()
        };
        let template =
            if status == UserStatus::Suspended { MailTemplate::Suspension } else { MailTemplate::Reactivation };
        let changes = Effect::Changes { field: "status".to_owned(), old: None, new: Some(status.to_string()) };
        let (held, released) = (sums(earlier.payouts_held), sums(earlier.payouts_released));
        let count = |count: u32, effect: Effect| (count > 0).then_some(effect);
        let effects = [
            Some(changes),
            count(earlier.sessions_ended, Effect::SessionsEnd { count: earlier.sessions_ended }),
            count(earlier.tokens_revoked, Effect::TokensRevoked { count: earlier.tokens_revoked }),
            (!held.is_empty()).then_some(Effect::PayoutsHeld { payouts: held }),
            (!released.is_empty()).then_some(Effect::PayoutsReleased { payouts: released }),
            earlier.user_mailed.then(|| Effect::Mailed { to: String::new(), template }),
        ];
        let id = user_id.to_string();
        let subject = Subject { kind: SubjectKind::User, label: id.clone(), id };
        Self { subject, effects: effects.into_iter().flatten().collect(), audit, digest, undo: None }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// As a database of the version before has it.
    #[test]
    fn what_the_first_version_kept_is_read() {
        let kept = json!({
            "user_id": Uuid::nil(), "status": "suspended", "sessions_ended": 2, "tokens_revoked": 0,
            "payouts_held": [{"amount": "412.00", "currency": "USD"}], "payouts_released": [], "user_mailed": true,
            "audit": {"id": Uuid::nil(), "number": 7}, "digest": "7F3A-91C2",
        });
        let fate = Fate {
            admin_id: Uuid::nil(),
            key: Uuid::nil(),
            operation: "users.suspend".to_owned(),
            digest: String::new(),
            result: kept.to_string(),
            refused: false,
            at: 0,
        };
        let ActionFate::Done { outcome } = read(&fate).unwrap() else { panic!("not done") };
        let kinds: Vec<_> = outcome.effects.iter().map(|effect| json!(effect)["kind"].clone()).collect();
        assert_eq!(kinds, ["changes", "sessions_end", "payouts_held", "mailed"]);
        assert_eq!((outcome.audit.number, outcome.digest.as_str()), (7, "7F3A-91C2"));
    }
}
