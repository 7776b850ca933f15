//! Changing an e-mail address at once: another admin's word stands for the verification (EML-2).

use serde_json::json;
use steward_contract::{FieldError, MailTemplate, OverrideEmail, OverrideEmailRequest, Problem};

use crate::{
    actions::{
        Asked, Doing,
        claims::Claim,
        steps::{Letter, Step},
        subject::Subject,
        users::change_email,
    },
    domain::facts,
};

impl Doing for OverrideEmail {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        change_email::faults(&asked.body.email, &asked.body.reason)
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        change_email::claims(&asked.body.email)
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        change_email::refusal(subject, &asked.body.email)
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
