//! New accounts that wait until somebody looked at them: let in, or turned away (APR-1).

use serde_json::json;
use steward_contract::{ApproveUser, FieldError, MailTemplate, Module, Problem, RejectUser, RejectUserRequest};

use crate::{
    actions::{
        Asked, Doing,
        steps::{Letter, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG, MESSAGE},
    },
    domain::status::{Transition, after},
    error::not_found,
};

impl Doing for ApproveUser {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        decided(subject)
    }

    fn steps(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        let letter = Letter { template: MailTemplate::Approval, content: json!({"name": subject.user.name}) };
        decide(subject, Transition::Verify, letter)
    }

    fn reason((): &()) -> Option<&str> {
        None
    }
}

/// Whoever is turned away can't log in; somebody who looks again can still let them in.
impl Doing for RejectUser {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let reason = texts::fault("reason", &asked.body.reason, LONG);
        reason.into_iter().chain(texts::fault_if_given("message", asked.body.message.as_ref(), MESSAGE)).collect()
    }

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        decided(subject)
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let content = json!({"name": subject.user.name, "message": asked.body.message});
        let letter = Letter { template: MailTemplate::Rejection, content };
        decide(subject, Transition::TurnAway, letter)
    }

    fn reason(body: &RejectUserRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// Why there is nothing to decide, if so.
fn decided(subject: &Subject<'_>) -> Option<Problem> {
    if !subject.has(Module::Approvals) {
        return Some(not_found("part of this platform"));
    }
    let waits = after(subject.status, Transition::Verify).is_some();
    (!waits).then(|| wrong_state("This account doesn't wait for approval."))
}

fn decide(subject: &Subject<'_>, decision: Transition, letter: Letter) -> Vec<Step> {
    let status = after(subject.status, decision).map(Step::SetStatus);
    status.into_iter().chain([Step::Mail(letter)]).collect()
}
