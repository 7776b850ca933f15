//! The user's status becomes another.

use sea_orm::DbErr;
use steward_contract::{Effect, UserStatus};

use super::Doer;
use crate::{actions::subject::Subject, store::user_records};

/// What follows is only what does: another lock keeps somebody out who is active again, and whoever is to prove who they
/// are has not to prove an address.
pub fn effects(subject: &Subject<'_>, status: UserStatus, now: i64) -> Vec<Effect> {
    let changes = Effect::Changes {
        field: "status".to_owned(),
        old: Some(subject.status.to_string()),
        new: Some(status.to_string()),
    };
    match status {
        UserStatus::Active if !subject.is_locked(now) => vec![changes, Effect::LoginAllowed],
        UserStatus::Inactive => vec![changes, Effect::LoginOff],
        UserStatus::PendingVerification if !subject.is_verified() => vec![changes, Effect::VerificationNeeded],
        _ => vec![changes],
    }
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, status: UserStatus) -> Result<Vec<Effect>, DbErr> {
    user_records::set_status(doer.transaction, &subject.user, status, doer.now).await?;
    Ok(effects(subject, status, doer.now))
}
