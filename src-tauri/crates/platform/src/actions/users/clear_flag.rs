//! Taking a flag off a user (FLG-1).

use steward_contract::{ClearFlag, ClearFlagRequest, FieldError, Problem};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    store::flags,
};

impl Doing for ClearFlag {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        texts::fault_if_given("reason", asked.body.reason.as_ref(), LONG).into_iter().collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        (!flags::has(&subject.user, asked.body.flag)).then(|| wrong_state("The user does not have this flag."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::ChangeFlag(asked.body.flag, false)]
    }

    fn reason(body: &ClearFlagRequest) -> Option<&str> {
        body.reason.as_deref()
    }
}
