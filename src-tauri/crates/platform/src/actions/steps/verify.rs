//! An address or a number counts as the user's: they followed the link that went there.

use sea_orm::DbErr;
use steward_contract::Effect;

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Trait, profiles::Both},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proven {
    Email,
    Phone,
}

impl Proven {
    const fn of(self) -> (Trait, &'static str) {
        match self {
            Self::Email => (Trait::EmailVerified, "email_verified"),
            Self::Phone => (Trait::PhoneVerified, "phone_verified"),
        }
    }
}

pub fn effects(subject: &Subject<'_>, what: Proven) -> Vec<Effect> {
    let (known, field) = what.of();
    let changes = Effect::Changes { field: field.to_owned(), old: Some("no".to_owned()), new: Some("yes".to_owned()) };
    (!known.is_in(subject.user.traits)).then_some(changes).into_iter().collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, what: Proven) -> Result<Vec<Effect>, DbErr> {
    let mut both = Both { user: subject.user.clone(), profile: subject.profile.clone() };
    match what {
        Proven::Email => both.set_email_verified(doer.now),
        Proven::Phone => both.set_phone_verified(doer.now),
    }
    both.write(doer.transaction, doer.now).await?;
    Ok(effects(subject, what))
}
