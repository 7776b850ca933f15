//! The user has a password that they chose; nobody asks for another one any more (PWD-1).

use sea_orm::DbErr;
use steward_contract::Effect;

use super::{Doer, temporary_password::set_usable};
use crate::{
    actions::subject::Subject,
    store::{entity::user_security::Column, user_passwords, user_security},
};

pub fn effects() -> Vec<Effect> {
    vec![Effect::PasswordChanged]
}

/// One for a day that there was is gone with it (PWD-3).
pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    let hash = doer.password.ok_or_else(|| DbErr::Custom("a password that nobody chose".to_owned()))?;
    let (transaction, id) = (doer.transaction, subject.user.id);
    user_passwords::put(transaction, id, hash).await?;
    user_security::set(transaction, id, Column::PasswordChangedAt, Some(doer.now)).await?;
    user_security::set(transaction, id, Column::PasswordChangeRequired, false).await?;
    user_security::set(transaction, id, Column::TemporaryPasswordUntil, None::<i64>).await?;
    set_usable(subject, doer, true).await?;
    Ok(effects())
}
