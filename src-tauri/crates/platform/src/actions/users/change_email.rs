//! Changing an e-mail address the usual way: a link goes to the new one, and when it is followed the address changes and the
//! old one is told (EML-1). Until then it waits, and another change takes its place.

use steward_contract::{ChangeEmail, ChangeEmailRequest, FieldError, LinkPurpose, Problem};

use crate::{
    actions::{
        Asked, Doing,
        claims::{Claim, Claimed},
        steps::{NewLink, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
    },
    domain::{facts, retention::LINKS},
    store::{entity::user::Column, fold::folded},
};

impl Doing for ChangeEmail {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        faults(&asked.body.email, &asked.body.reason)
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        claims(&asked.body.email)
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        refusal(subject, &asked.body.email)
    }

    fn steps(_: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let Ok(to) = facts::email(&asked.body.email) else { return Vec::new() };
        vec![Step::SendLink(NewLink { purpose: LinkPurpose::ConfirmEmail, to, until: asked.now + LINKS })]
    }

    fn reason(body: &ChangeEmailRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// What is wrong with an address that a user is to have, and with why.
pub fn faults(email: &str, reason: &str) -> Vec<FieldError> {
    let email = facts::email(email).err().map(|wrong| FieldError::new("email", wrong));
    email.into_iter().chain(texts::fault("reason", reason, LONG)).collect()
}

/// Why it isn't given, if so.
pub fn refusal(subject: &Subject<'_>, email: &str) -> Option<Problem> {
    let same = facts::email(email).is_ok_and(|email| subject.user.email == Some(email));
    same.then(|| wrong_state("The user has this email address already."))
}

pub fn claims(email: &str) -> Vec<Claim> {
    facts::email(email).ok().map(|email| claim(&email)).into_iter().collect()
}

/// By how it is folded: in other letters it is the same address.
pub fn claim(email: &str) -> Claim {
    Claim { field: "email", what: Claimed::Value(Column::EmailKey, folded(email)) }
}
