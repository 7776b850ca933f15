//! Giving a user a unique id, one that is named or one by the platform's pattern (EDT-5).

use steward_contract::{FieldError, Problem, SetUniqueId, SetUniqueIdRequest};

use crate::{
    actions::{
        Asked, Doing,
        claims::{Claim, Claimed},
        steps::Step,
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::facts,
    store::entity::user::Column,
};

impl Doing for SetUniqueId {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let SetUniqueIdRequest { unique_id, reason } = asked.body;
        let wrong = unique_id.as_deref().and_then(|id| facts::unique_id(id).err());
        let wrong = wrong.map(|wrong| FieldError::new("unique_id", wrong));
        wrong.into_iter().chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        let claim = |id| Claim { field: "unique_id", what: Claimed::Value(Column::UniqueId, id) };
        named(asked).map(claim).into_iter().collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let same = named(asked).is_some_and(|id| subject.user.unique_id == Some(id));
        same.then(|| wrong_state("The user has this unique ID already."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        match &asked.body.unique_id {
            None => vec![Step::SetUniqueId(None)],
            Some(_) => named(asked).map(|id| Step::SetUniqueId(Some(id))).into_iter().collect(),
        }
    }

    fn reason(body: &SetUniqueIdRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// The id that is asked for, where it is one.
fn named(asked: &Asked<'_, SetUniqueId>) -> Option<String> {
    facts::unique_id(asked.body.unique_id.as_deref()?).ok()
}
