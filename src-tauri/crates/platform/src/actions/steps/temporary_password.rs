//! A password that nobody chose, in place of the one that there was; and its end, where it was not used (PWD-3).

use sea_orm::DbErr;
use steward_contract::{DateTime, Effect, Utc};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Trait, entity::user_security::Column, user_passwords, user_records, user_security},
};

pub fn effects_of_begin(subject: &Subject<'_>, until: DateTime<Utc>) -> Vec<Effect> {
    let asked_already = subject.security.password_change_required;
    let change = (!asked_already).then_some(Effect::PasswordChangeRequired);
    [Some(Effect::TemporaryPassword { until }), change].into_iter().flatten().collect()
}

pub async fn begin(subject: &Subject<'_>, doer: &Doer<'_>, until: DateTime<Utc>) -> Result<Vec<Effect>, DbErr> {
    let hash = doer.password.ok_or_else(|| DbErr::Custom("a password that was not made".to_owned()))?;
    let (transaction, id) = (doer.transaction, subject.user.id);
    user_passwords::put(transaction, id, hash).await?;
    for (column, at) in
        [(Column::PasswordChangedAt, doer.now), (Column::TemporaryPasswordUntil, until.timestamp_millis())]
    {
        user_security::set(transaction, id, column, Some(at)).await?;
    }
    user_security::set(transaction, id, Column::PasswordChangeRequired, true).await?;
    set_usable(subject, doer, true).await?;
    Ok(effects_of_begin(subject, until))
}

pub fn effects_of_end() -> Vec<Effect> {
    let (field, old, new) = ("password_usable".to_owned(), Some("yes".to_owned()), Some("no".to_owned()));
    vec![Effect::Changes { field, old, new }]
}

/// What has to be changed is gone then as well.
pub async fn end(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    let (transaction, id) = (doer.transaction, subject.user.id);
    user_passwords::remove(transaction, id).await?;
    user_security::set(transaction, id, Column::TemporaryPasswordUntil, None::<i64>).await?;
    user_security::set(transaction, id, Column::PasswordChangeRequired, false).await?;
    set_usable(subject, doer, false).await?;
    Ok(effects_of_end())
}

/// Whether there is a password to log in with.
pub async fn set_usable(subject: &Subject<'_>, doer: &Doer<'_>, usable: bool) -> Result<(), DbErr> {
    user_records::set_trait(doer.transaction, &subject.user, Trait::HasPassword, usable, doer.now).await
}
