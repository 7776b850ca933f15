//! Approving what another admin asked for: its steps are taken, by whoever approves it.

use steward_contract::{ApprovalState, ApproveAction, Problem};

use super::{inside::steps_of, requested::is_undecided};
use crate::actions::{Asked, Doing, steps::Step, subject::Subject};

impl Doing for ApproveAction {
    const DOES_WHAT_WAS_ASKED: bool = true;

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let requested = match is_undecided(subject, asked.now) {
            Ok(requested) => requested,
            Err(problem) => return Some(*problem),
        };
        let inside = || steps_of(&requested.action, subject, asked.now).err().map(|problem| *problem);
        requested.not_by_requester(subject).or_else(inside)
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let inside = subject.requested.as_ref().map(|requested| steps_of(&requested.action, subject, asked.now));
        let inside = inside.and_then(Result::ok).unwrap_or_default();
        inside.into_iter().chain([Step::Decide(ApprovalState::Approved)]).collect()
    }

    fn reason((): &()) -> Option<&str> {
        None
    }
}
