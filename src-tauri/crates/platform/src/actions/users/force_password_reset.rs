//! Asking a user for another password at the next login (PWD-2).

use steward_contract::{ForcePasswordReset, Problem, ReasonRequest};

use crate::actions::{
    Asked, Doing,
    steps::{Requirement, Step},
    subject::{Subject, wrong_state},
};

impl Doing for ForcePasswordReset {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        if !subject.has_password() {
            return Some(wrong_state("The user has no password that could be changed."));
        }
        let asked_already = subject.security.password_change_required;
        asked_already.then(|| wrong_state("The user is asked for another password already."))
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::Require(Requirement::PasswordChange)]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
