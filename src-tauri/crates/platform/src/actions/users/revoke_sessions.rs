//! Ending all of a user's sessions (SES-1).

use steward_contract::{ReasonRequest, RevokeSessions};

use crate::{
    actions::{Asked, Doing, steps::Step, subject::Subject},
    store::user_sessions::Which,
};

impl Doing for RevokeSessions {
    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::EndSessions(Which::All)]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
