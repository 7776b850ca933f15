//! Rejecting what another admin asked for: nothing is done, and the log says why.

use steward_contract::{ApprovalState, Problem, ReasonRequest, RejectAction};

use super::requested::is_undecided;
use crate::actions::{Asked, Doing, steps::Step, subject::Subject};

impl Doing for RejectAction {
    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        is_undecided(subject, asked.now).err().map(|problem| *problem)
    }

    fn steps(_: &Subject<'_>, _: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::Decide(ApprovalState::Rejected)]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
