//! Locking a user down: everything that shuts somebody out, and another password before they are in again (BEY-3).

use steward_contract::{FieldError, LockUserDown, LockdownRequest, Problem, SuspensionReason};

use super::suspend;
use crate::actions::{
    Asked, Doing,
    steps::{Beginning, Requirement, Step},
    subject::Subject,
    texts::{self, LONG, MESSAGE},
};

impl Doing for LockUserDown {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let reason = texts::fault("reason", &asked.body.reason, LONG);
        reason.into_iter().chain(texts::fault_if_given("message", asked.body.message.as_ref(), MESSAGE)).collect()
    }

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        suspend::refusal(subject)
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let message = asked.body.message.clone();
        let mut steps = suspend::shut_out(Beginning { reason: SuspensionReason::Security, message, until: None });
        steps.push(Step::Require(Requirement::PasswordChange));
        steps
    }

    fn reason(body: &LockdownRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
