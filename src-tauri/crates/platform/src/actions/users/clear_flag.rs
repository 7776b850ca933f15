//! Taking a flag off a user (FLG-1).

use steward_contract::{Action, ClearFlag, ClearFlagRequest, Problem, SetFlagRequest};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
    },
    store::flags,
};

/// Why a flag is set again; the reason that it had before stands in the timeline.
const UNDONE: &str = "Taking it off was undone.";

impl Doing for ClearFlag {
    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        (!flags::has(&subject.user, asked.body.flag)).then(|| wrong_state("The user does not have this flag."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::ChangeFlag(asked.body.flag, false)]
    }

    fn undo(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Action> {
        let body = SetFlagRequest { flag: asked.body.flag, reason: UNDONE.to_owned() };
        Some(Action::SetFlag { path: asked.path.clone(), body })
    }

    fn reason(body: &ClearFlagRequest) -> Option<&str> {
        body.reason.as_deref()
    }
}
