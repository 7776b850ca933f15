//! Turning a user's second factor off, for whoever has lost it (USR-4).

use steward_contract::{DisableTwoFactor, Problem, ReasonRequest};

use crate::actions::{
    Asked, Doing,
    steps::Step,
    subject::{Subject, wrong_state},
};

impl Doing for DisableTwoFactor {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        let off = !subject.security.two_factor && !subject.security.two_factor_required;
        off.then(|| wrong_state("The user has no second factor, and none is required."))
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::TurnTwoFactorOff]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
