//! Mailing a link once more that proves the address that the user has.

use steward_contract::{LinkPurpose, Problem, ReasonRequest, SendEmailVerification};

use crate::{
    actions::{
        Asked, Doing,
        steps::{NewLink, Step},
        subject::{Subject, wrong_state},
    },
    domain::retention::LINKS,
    store::codes::Trait,
};

impl Doing for SendEmailVerification {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        if subject.user.email.is_none() {
            return Some(wrong_state("The user has no email address that could be verified."));
        }
        let verified = Trait::EmailVerified.is_in(subject.user.traits);
        verified.then(|| wrong_state("The email address of this user is verified already."))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let link =
            |to: &String| NewLink { purpose: LinkPurpose::VerifyEmail, to: to.clone(), until: asked.now + LINKS };
        subject.user.email.iter().map(link).map(Step::SendLink).collect()
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
