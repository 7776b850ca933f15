//! The user's status becomes another.

use sea_orm::DbErr;
use steward_contract::{Effect, UserStatus};

use super::Doer;
use crate::{actions::subject::Subject, store::user_records};

pub fn effects(subject: &Subject<'_>, status: UserStatus) -> Vec<Effect> {
    let changes = Effect::Changes {
        field: "status".to_owned(),
        old: Some(subject.status.to_string()),
        new: Some(status.to_string()),
    };
    match status {
        UserStatus::Active => vec![changes, Effect::LoginAllowed],
        UserStatus::PendingVerification => vec![changes, Effect::VerificationNeeded],
        UserStatus::Inactive | UserStatus::Suspended | UserStatus::Deleted => vec![changes],
    }
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, status: UserStatus) -> Result<Vec<Effect>, DbErr> {
    user_records::set_status(doer.transaction, &subject.user, status, doer.now).await?;
    Ok(effects(subject, status))
}
