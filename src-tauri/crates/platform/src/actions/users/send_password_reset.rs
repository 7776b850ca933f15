//! Mailing a link that a new password is set with (PWD-1).

use steward_contract::{LinkPurpose, Problem, ReasonRequest, SendPasswordReset};

use crate::{
    actions::{
        Asked, Doing,
        steps::{NewLink, Step},
        subject::{Subject, wrong_state},
    },
    domain::retention::LINKS,
};

impl Doing for SendPasswordReset {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        let unreachable = subject.user.email.is_none();
        unreachable.then(|| wrong_state("The user has no email address that a link could go to."))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let link =
            |to: &String| NewLink { purpose: LinkPurpose::SetPassword, to: to.clone(), until: asked.now + LINKS };
        subject.user.email.iter().map(link).map(Step::SendLink).collect()
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
