//! What becomes of an action, whichever it is: planned, or done once and written down.

mod earlier;
mod fate;
mod perform;
mod plan;

use sea_orm::DatabaseTransaction;
use steward_contract::{
    DateTime, Declaration, FieldError, Problem, ProblemCode, Sensitive, StepUp, Targets, UserStatus, Utc,
};
use uuid::Uuid;

pub use fate::read as read_fate;
pub use perform::perform;
pub use plan::plan;

use super::{Asked, Doing, subject::Subject, version::Version};
use crate::{
    Platform,
    auth::{Caller, confirmation},
    error::{ApiError, denied, detailed},
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
        Asked { path: self.path, body: self.body, now: self.now() }
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

/// Why an action is refused to this admin, on this user, as things stand; the second person apart. To a deleted user
/// nothing is done but what is for them.
fn refusal<O: Doing>(subject: &Subject<'_>, caller: &Caller, asked: &Asked<'_, O>) -> Option<Problem> {
    let gone = subject.status == UserStatus::Deleted && !O::FOR_DELETED;
    let gone = || gone.then(|| subject.wrong_status("changed"));
    let unseen = || unseen::<O>(caller, asked.body);
    subject.rank_refusal(caller).or_else(unseen).or_else(gone).or_else(|| O::refusal(subject, asked))
}

/// Whoever may not see a fact doesn't change it blindly.
fn unseen<O: Doing>(caller: &Caller, body: &O::Body) -> Option<Problem> {
    if caller.may(Sensitive::PERMISSION) {
        return None;
    }
    let fields: Vec<FieldError> = O::touches(body)
        .into_iter()
        .map(|(field, _)| FieldError::new(field, format!("is only changed by who has {}", Sensitive::PERMISSION)))
        .collect();
    (!fields.is_empty()).then(|| Problem { fields, ..denied(Sensitive::PERMISSION) })
}

/// Nobody can approve yet, so what needs it is refused.
fn not_approved<O: Doing>(subject: &Subject<'_>, asked: &Asked<'_, O>) -> Option<Problem> {
    O::approval(subject, asked).map(|_| {
        let title = match subject.suspended_for() {
            Some(reason) => format!("A suspension for {reason} is lifted by two people."),
            None => "This is done by two people.".to_owned(),
        };
        let detail = "Another senior administrator must approve it. Nothing was changed.";
        detailed(ProblemCode::ApprovalRequired, title, detail)
    })
}
