//! Taking a flag off a user (FLG-1).

use steward_contract::{Action, ClearFlag, ClearFlagRequest, Effect, Problem, SetFlagRequest, UserPath};

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

    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        effects.iter().find_map(|effect| match effect {
            Effect::FlagCleared { flag } => {
                let body = SetFlagRequest { flag: *flag, reason: UNDONE.to_owned() };
                Some(Action::SetFlag { path: path.clone(), body })
            }
            _ => None,
        })
    }

    fn reason(body: &ClearFlagRequest) -> Option<&str> {
        body.reason.as_deref()
    }
}
