//! A deletion begins, and with it the days in which it can be taken back; or it is taken back (DEL-1).

use sea_orm::DbErr;
use steward_contract::{DateTime, Effect, ScheduledOperation::HardDelete, Utc};

use super::Doer;
use crate::{actions::subject::Subject, store::deletions};

pub fn effects_of_begin(hard_delete_at: DateTime<Utc>) -> Vec<Effect> {
    vec![Effect::Scheduled { operation: HardDelete, at: hard_delete_at }]
}

pub async fn begin(
    subject: &Subject<'_>,
    doer: &Doer<'_>,
    hard_delete_at: DateTime<Utc>,
) -> Result<Vec<Effect>, DbErr> {
    let at = hard_delete_at.timestamp_millis();
    deletions::begin(doer.transaction, subject.user.id, subject.status, doer.now, at).await?;
    Ok(effects_of_begin(hard_delete_at))
}

pub fn effects_of_end() -> Vec<Effect> {
    vec![Effect::CalledOff { operation: HardDelete }]
}

pub async fn end(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    deletions::end(doer.transaction, subject.user.id).await?;
    Ok(effects_of_end())
}
