//! A code goes to a new number, which is verified when the user enters it (EDT-1).

use sea_orm::DbErr;
use serde_json::json;
use steward_contract::{DateTime, Effect, MailTemplate, Utc};

use super::{Doer, Letter, mail};
use crate::actions::subject::Subject;

pub fn effects(to: &str, until: DateTime<Utc>) -> Vec<Effect> {
    vec![Effect::VerificationSent { to: to.to_owned(), valid_until: until }]
}

/// The code itself is made when it is sent: nothing that is kept has it.
pub async fn take(
    subject: &Subject<'_>,
    doer: &Doer<'_>,
    to: &str,
    until: DateTime<Utc>,
) -> Result<Vec<Effect>, DbErr> {
    let content = json!({"name": subject.user.name, "valid_until": until});
    let letter = Letter { template: MailTemplate::PhoneVerification, content };
    mail::put(subject, doer, to.to_owned(), &letter).await?;
    Ok(effects(to, until))
}
