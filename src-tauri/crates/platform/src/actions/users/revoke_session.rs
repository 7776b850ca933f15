//! Ending one of a user's sessions (SES-1).

use steward_contract::{Problem, RevokeSession};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
    },
    store::user_sessions::{self, Which},
};

impl Doing for RevokeSession {
    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let now = asked.now.timestamp_millis();
        let active = subject.session.as_ref().is_some_and(|session| user_sessions::is_active(session, now));
        (!active).then(|| wrong_state("The session has ended already."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::EndSessions(Which::One(asked.path.session_id))]
    }

    fn reason((): &()) -> Option<&str> {
        None
    }
}
