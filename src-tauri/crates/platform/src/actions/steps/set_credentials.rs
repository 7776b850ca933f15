//! What the user logs in with becomes another at once (EDT-3).

use sea_orm::DbErr;
use steward_contract::{Effect, LinkPurpose};

use super::{Doer, NewValue, set_email, set_profile};
use crate::{
    actions::subject::Subject,
    store::{links, profiles::Both},
};

pub fn effects(subject: &Subject<'_>, email: Option<&str>, values: &[NewValue]) -> Vec<Effect> {
    let email = email.map(|email| set_email::effects(subject, email)).unwrap_or_default();
    [email, set_profile::effects(subject, values)].concat()
}

/// In one write: the record of a user stands in it whole.
pub async fn take(
    subject: &Subject<'_>,
    doer: &Doer<'_>,
    email: Option<&str>,
    values: &[NewValue],
) -> Result<Vec<Effect>, DbErr> {
    let mut both = Both { user: subject.user.clone(), profile: subject.profile.clone() };
    if let Some(email) = email {
        both.set_email(email, doer.now);
        links::end(doer.transaction, subject.user.id, LinkPurpose::ConfirmEmail, doer.now).await?;
    }
    let changed = values.iter().filter(|(field, new)| subject.profile_value(*field) != *new);
    changed.for_each(|(field, new)| both.set(*field, new.as_deref()));
    both.write(doer.transaction, doer.now).await?;
    Ok(effects(subject, email, values))
}
