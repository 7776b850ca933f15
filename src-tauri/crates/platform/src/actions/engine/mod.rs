//! What becomes of an action, whichever it is: planned, or done once and written down.

mod earlier;
mod fate;
mod password;
mod perform;
mod plan;
mod request;

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use steward_contract::{
    Action, DateTime, Declaration, FieldError, Permission, Problem, Sensitive, StepUp, Targets, UserStatus, Utc,
};
use uuid::Uuid;

pub use fate::read as read_fate;
pub use perform::perform;
pub use plan::{foreseen, plan};

use super::{
    Asked, Doing,
    approvals::{claims_of, is_for_deleted, touches_of, waits},
    claims::Claim,
    subject::Subject,
    version::Version,
};
use crate::{
    Platform,
    auth::{Caller, confirmation},
    error::{ApiError, denied},
    store::audit::Record,
};

/// An action that came in, with everything about it that was already checked.
pub struct Order<'a, O: Doing> {
    pub platform: &'a Platform,
    pub caller: &'a Caller,
    pub path: &'a O::Path,
    pub body: &'a O::Body,
    /// The idempotency key.
    pub key: Uuid,
    /// Of the content as it was received, in hex.
    pub digest: String,
    /// The confirmation, where one came.
    pub grant: Option<&'a str>,
    /// What the review showed, where there was one.
    pub seen: Option<Version>,
    /// With who acted, from where, and the request's id.
    pub record: Record,
}

impl<O: Doing> Order<'_, O> {
    const DECLARATION: Declaration = O::DECLARATION;

    fn asked(&self) -> Asked<'_, O> {
        Asked { path: self.path, body: self.body, now: self.now(), preset: self.platform.preset() }
    }

    fn now(&self) -> DateTime<Utc> {
        self.platform.clock().now()
    }

    /// Uses the confirmation up, where the operation asks for one.
    async fn confirm(&self, transaction: &DatabaseTransaction) -> Result<(), ApiError> {
        if Self::DECLARATION.step_up == StepUp::Never {
            return Ok(());
        }
        let target = self.path.target();
        let wanted = confirmation::Wanted { operation: Self::DECLARATION.id, target: &target, digest: &self.digest };
        let now = self.platform.clock().now_ms();
        confirmation::consume(transaction, self.caller, self.grant, &wanted, now).await
    }
}

/// Why an action is refused to this admin, on this user, as things stand. To a deleted user nothing is done but what is
/// for them.
async fn refusal<O: Doing>(
    subject: &Subject<'_>,
    caller: &Caller,
    asked: &Asked<'_, O>,
    connection: &impl ConnectionTrait,
) -> Result<Option<Problem>, ApiError> {
    let not_theirs = || subject.requested.as_ref().and_then(|requested| requested.not_for(caller));
    let unseen = || unseen::<O>(subject, caller, asked.body);
    let lacking = || lacking::<O>(caller, asked.body);
    // What is decided is for whom it was asked for.
    let requested = subject.requested.as_ref();
    let for_deleted = requested.map_or(O::FOR_DELETED, |requested| is_for_deleted(&requested.action));
    let gone = subject.status == UserStatus::Deleted && !for_deleted;
    let gone = || gone.then(|| subject.wrong_status("changed"));
    let refused = subject.rank_refusal(caller).or_else(not_theirs).or_else(lacking).or_else(unseen).or_else(gone);
    let refused = refused.or_else(|| O::refusal(subject, asked));
    if refused.is_some() || O::approval(subject, asked).is_none() {
        return Ok(refused);
    }
    Ok(waits(connection, subject.user.user_id, O::DECLARATION.id, &asked.path.target()).await?)
}

/// A right that the request asks for beside the operation's own.
fn lacking<O: Doing>(caller: &Caller, body: &O::Body) -> Option<Problem> {
    let lacks = |(_, permission): &(&str, Permission)| !caller.may(*permission);
    let (field, permission) = O::also_needs(body).into_iter().find(lacks)?;
    let fields = vec![FieldError::new(field, format!("is only set by who has {permission}"))];
    Some(Problem { fields, ..denied(permission) })
}

/// Whoever may not see a fact doesn't change it blindly.
fn unseen<O: Doing>(subject: &Subject<'_>, caller: &Caller, body: &O::Body) -> Option<Problem> {
    if caller.may(Sensitive::PERMISSION) {
        return None;
    }
    let inside = inside::<O>(subject).map(touches_of).unwrap_or_default();
    let fields: Vec<FieldError> = O::touches(body)
        .into_iter()
        .chain(inside)
        .map(|(field, _)| FieldError::new(field, format!("is only changed by who has {}", Sensitive::PERMISSION)))
        .collect();
    (!fields.is_empty()).then(|| Problem { fields, ..denied(Sensitive::PERMISSION) })
}

/// What it gives to the user that only one may have.
fn claims<O: Doing>(subject: &Subject<'_>, asked: &Asked<'_, O>) -> Vec<Claim> {
    let inside = inside::<O>(subject).map(|action| claims_of(action, asked.now, subject.preset)).unwrap_or_default();
    O::claims(asked).into_iter().chain(inside).collect()
}

/// What was asked for, where this does it.
fn inside<'a, O: Doing>(subject: &'a Subject<'_>) -> Option<&'a Action> {
    subject.requested.as_ref().filter(|_| O::DOES_WHAT_WAS_ASKED).map(|requested| &requested.action)
}
