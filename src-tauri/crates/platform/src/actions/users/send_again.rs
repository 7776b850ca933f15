//! Trying a message anew that didn't get through: a dead letter, or one whose next try is still to come.

use steward_contract::{PostState, Problem, SendAgain};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
    },
    store::outbox,
};

impl Doing for SendAgain {
    /// Who is deleted is written to as well: that they are.
    const FOR_DELETED: bool = true;

    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        let message = subject.message.as_ref()?;
        match outbox::state(message) {
            PostState::Dead => None,
            PostState::Waiting if message.attempts > 0 => None,
            PostState::Waiting => Some(wrong_state("This message waits for its first try.")),
            PostState::Sent => Some(wrong_state("This message was sent.")),
        }
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::SendAgain]
    }

    fn reason((): &()) -> Option<&str> {
        None
    }
}
