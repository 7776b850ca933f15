//! The user's e-mail address becomes another, and counts as verified (EML-2).

use sea_orm::DbErr;
use steward_contract::{Effect, LinkPurpose};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Trait, links, profiles::Both},
};

pub fn effects(subject: &Subject<'_>, email: &str) -> Vec<Effect> {
    let changes = |field: &str, old: Option<&str>, new: &str| Effect::Changes {
        field: field.to_owned(),
        old: old.map(str::to_owned),
        new: Some(new.to_owned()),
    };
    let verified = Trait::EmailVerified.is_in(subject.user.traits);
    let verified = (!verified).then(|| changes("email_verified", Some("no"), "yes"));
    let email = changes("email", subject.user.email.as_deref(), email);
    std::iter::once(email).chain(verified).collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, email: &str) -> Result<Vec<Effect>, DbErr> {
    let mut both = Both { user: subject.user.clone(), profile: subject.profile.clone() };
    both.set_email(email, doer.now);
    both.write(doer.transaction, doer.now).await?;
    // A change that waited for its link would undo this one.
    links::end(doer.transaction, subject.user.id, LinkPurpose::ConfirmEmail, doer.now).await?;
    Ok(effects(subject, email))
}
