//! Ending all of a user's sessions (SES-1).

use steward_contract::{FieldError, ReasonRequest, RevokeSessions};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::Subject,
        texts::{self, LONG},
    },
    store::user_sessions::Which,
};

impl Doing for RevokeSessions {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        texts::fault("reason", &asked.body.reason, LONG).into_iter().collect()
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::EndSessions(Which::All)]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
