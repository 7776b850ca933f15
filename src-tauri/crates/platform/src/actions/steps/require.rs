//! What the user has to do at the next login, and the second factor that they no longer need (PWD-2, USR-4).

use sea_orm::DbErr;
use steward_contract::Effect;

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{
        entity::user_security::{Column, Model},
        user_security,
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    PasswordChange,
    TwoFactor,
}

impl Requirement {
    const fn column(self) -> Column {
        match self {
            Self::PasswordChange => Column::PasswordChangeRequired,
            Self::TwoFactor => Column::TwoFactorRequired,
        }
    }

    /// Whether there is something to require: not what is required already, and no change of a password that isn't there.
    fn applies_to(self, subject: &Subject<'_>) -> bool {
        let security = &subject.security;
        match self {
            Self::PasswordChange => subject.has_password() && !security.password_change_required,
            Self::TwoFactor => !security.two_factor_required,
        }
    }

    const fn effect(self) -> Effect {
        match self {
            Self::PasswordChange => Effect::PasswordChangeRequired,
            Self::TwoFactor => Effect::TwoFactorRequired,
        }
    }
}

pub fn effects(subject: &Subject<'_>, what: Requirement) -> Vec<Effect> {
    what.applies_to(subject).then(|| what.effect()).into_iter().collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, what: Requirement) -> Result<Vec<Effect>, DbErr> {
    if what.applies_to(subject) {
        user_security::set(doer.transaction, subject.user.id, what.column(), true).await?;
    }
    Ok(effects(subject, what))
}

pub fn effects_of_turning_off(subject: &Subject<'_>) -> Vec<Effect> {
    let Model { two_factor, two_factor_required, .. } = subject.security;
    let off = |field: &str, was: bool| {
        let (field, old, new) = (field.to_owned(), Some("on".to_owned()), Some("off".to_owned()));
        was.then_some(Effect::Changes { field, old, new })
    };
    [off("two_factor", two_factor), off("two_factor_required", two_factor_required)].into_iter().flatten().collect()
}

pub async fn turn_off(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    for column in [Column::TwoFactor, Column::TwoFactorRequired] {
        user_security::set(doer.transaction, subject.user.id, column, false).await?;
    }
    Ok(effects_of_turning_off(subject))
}
