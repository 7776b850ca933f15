//! Setting a flag on a user (FLG-1).

use steward_contract::{Action, ClearFlagRequest, Effect, Problem, SetFlag, SetFlagRequest, UserPath};

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

    fn undo(path: &UserPath, effects: &[Effect]) -> Option<Action> {
        effects.iter().find_map(|effect| match effect {
            Effect::FlagSet { flag } => {
                Some(Action::ClearFlag { path: path.clone(), body: ClearFlagRequest { flag: *flag, reason: None } })
            }
            _ => None,
        })
    }

    fn reason(body: &SetFlagRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
