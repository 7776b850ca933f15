//! Failed logins are forgotten, and with them the lock that they led to (USR-4).

use sea_orm::{DbErr, sea_query::Expr};
use steward_contract::{Effect, UserStatus};

use super::Doer;
use crate::{
    actions::subject::Subject,
    clock::instant,
    store::{entity::user::Column, user_records},
};

pub fn effects(subject: &Subject<'_>, now: i64) -> Vec<Effect> {
    let user = &subject.user;
    let locked = subject.is_locked(now).then(|| instant(user.locked_until).to_rfc3339());
    let failed = (user.failed_logins > 0).then(|| user.failed_logins.to_string());
    let changes = |field: &str, old: Option<String>, new: Option<String>| {
        old.map(|old| Effect::Changes { field: field.to_owned(), old: Some(old), new })
    };
    let shut_out = matches!(subject.status, UserStatus::Suspended | UserStatus::Deleted);
    let allowed = (!shut_out).then_some(Effect::LoginAllowed);
    [changes("locked_until", locked, None), changes("failed_logins", failed, Some("0".to_owned())), allowed]
        .into_iter()
        .flatten()
        .collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    user_records::change(&subject.user, doer.now)
        .col_expr(Column::LockedUntil, Expr::value(0_i64))
        .col_expr(Column::FailedLogins, Expr::value(0_i32))
        .exec(doer.transaction)
        .await?;
    Ok(effects(subject, doer.now))
}
