//! Changing an e-mail address the usual way: a link goes to the new one, and when it is followed the address changes and the
//! old one is told (EML-1). Until then it waits, and another change takes its place.

use steward_contract::{ChangeEmail, ChangeEmailRequest, FieldError, LinkPurpose, Problem};

use crate::{
    actions::{
        Asked, Doing,
        claims::Claim,
        steps::{NewLink, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::{facts, retention::LINKS},
    store::{entity::user::Column, fold::folded},
};

impl Doing for ChangeEmail {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let ChangeEmailRequest { email, reason } = asked.body;
        let email = facts::email(email).err().map(|wrong| FieldError::new("email", wrong));
        email.into_iter().chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        facts::email(&asked.body.email).ok().map(|email| claim(&email)).into_iter().collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let same = facts::email(&asked.body.email).is_ok_and(|email| subject.user.email == Some(email));
        same.then(|| wrong_state("The user has this e-mail address already."))
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let Ok(to) = facts::email(&asked.body.email) else { return Vec::new() };
        vec![Step::SendLink(NewLink { purpose: LinkPurpose::ConfirmEmail, to, until: asked.now + LINKS })]
    }

    fn reason(body: &ChangeEmailRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// By how it is folded: in other letters it is the same address.
pub fn claim(email: &str) -> Claim {
    Claim { field: "email", column: Column::EmailKey, value: folded(email) }
}
