//! Changing an e-mail address at once: another admin's word stands for the verification (EML-2).

use serde_json::json;
use steward_contract::{FieldError, MailTemplate, OverrideEmail, OverrideEmailRequest, Problem};

use crate::{
    actions::{
        Asked, Doing,
        claims::Claim,
        steps::{Letter, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
        users::change_email::claim,
    },
    domain::facts,
};

impl Doing for OverrideEmail {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let OverrideEmailRequest { email, reason } = asked.body;
        let email = facts::email(email).err().map(|wrong| FieldError::new("email", wrong));
        email.into_iter().chain(texts::fault("reason", reason, LONG)).collect()
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        facts::email(&asked.body.email).ok().map(|email| claim(&email)).into_iter().collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let same = facts::email(&asked.body.email).is_ok_and(|email| subject.user.email == Some(email));
        same.then(|| wrong_state("The user has this email address already."))
    }

    /// The old address is told first, as the user has it; then the new one.
    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let Ok(email) = facts::email(&asked.body.email) else { return Vec::new() };
        let letter = || Letter { template: MailTemplate::EmailChanged, content: json!({"name": subject.user.name}) };
        vec![Step::SetEmail(email.clone()), Step::Mail(letter()), Step::MailTo(email, letter())]
    }

    fn reason(body: &OverrideEmailRequest) -> Option<&str> {
        Some(&body.reason)
    }
}
