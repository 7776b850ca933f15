//! Revoking one of a user's API tokens (USR-11): the program that comes with it is out from its next request on.

use steward_contract::{Problem, ReasonRequest, RevokeToken};

use crate::{
    actions::{
        Asked, Doing,
        steps::Step,
        subject::{Subject, wrong_state},
    },
    store::api_tokens::Which,
};

impl Doing for RevokeToken {
    fn refusal(subject: &Subject<'_>, _: &Asked<'_, Self>) -> Option<Problem> {
        let valid = subject.token.as_ref().is_some_and(|token| token.revoked_at.is_none());
        (!valid).then(|| wrong_state("The token is revoked already."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        vec![Step::RevokeTokens(Which::One(asked.path.token_id))]
    }

    fn reason(body: &ReasonRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
