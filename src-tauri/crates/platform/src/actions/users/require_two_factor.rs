//! Requiring a second factor of a user, who sets it up at the next login (USR-4).

use steward_contract::{Problem, ReasonRequest, RequireTwoFactor};

use crate::actions::{
    Asked, Doing,
    steps::{Requirement, Step},
    subject::{Subject, wrong_state},
};

impl Doing for RequireTwoFactor {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        subject.security.two_factor_required.then(|| wrong_state("A second factor is required of the user already."))
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::Require(Requirement::TwoFactor)]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
