//! Unlocking a user whose logins failed too often (USR-4).

use steward_contract::{Problem, ReasonRequest, UnlockUser};

use crate::actions::{
    Asked, Doing,
    steps::Step,
    subject::{Subject, wrong_state},
};

impl Doing for UnlockUser {
    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let locked = subject.is_locked(asked.now.timestamp_millis());
        (!locked).then(|| wrong_state("The user is not locked."))
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::Unlock]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
