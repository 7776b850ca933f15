//! Setting a flag on a user (FLG-1).

use steward_contract::{Action, ClearFlagRequest, Problem, SetFlag, SetFlagRequest};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
    },
    store::flags,
};

impl Doing for SetFlag {
    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        flags::has(&subject.user, asked.body.flag).then(|| wrong_state("The user has this flag already."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::ChangeFlag(asked.body.flag, true)]
    }

    fn undo(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Action> {
        let body = ClearFlagRequest { flag: asked.body.flag, reason: None };
        Some(Action::ClearFlag { path: asked.path.clone(), body })
    }

    fn reason(body: &SetFlagRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
