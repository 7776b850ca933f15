//! What a user proved to be theirs has to be proven again (EDT-4).

use sea_orm::DbErr;
use steward_contract::Effect;

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Trait, profiles::Both},
};

const PROVEN: [(Trait, &str); 2] = [(Trait::EmailVerified, "email_verified"), (Trait::PhoneVerified, "phone_verified")];

pub fn effects(subject: &Subject<'_>) -> Vec<Effect> {
    let lost = PROVEN.into_iter().filter(|(known, _)| known.is_in(subject.user.traits));
    let lost = lost.map(|(_, field)| Effect::Changes {
        field: field.to_owned(),
        old: Some("yes".to_owned()),
        new: Some("no".to_owned()),
    });
    lost.chain(subject.is_verified().then_some(Effect::VerificationNeeded)).collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    if subject.is_verified() {
        let mut both = Both { user: subject.user.clone(), profile: subject.profile.clone() };
        both.set_unverified();
        both.write(doer.transaction, doer.now).await?;
    }
    Ok(effects(subject))
}
