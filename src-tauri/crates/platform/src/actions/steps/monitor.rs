//! The user is watched until a day (REA-1). The flag is a step of its own.

use sea_orm::DbErr;
use steward_contract::{DateTime, Effect, Utc};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{entity::user_security::Column, user_security},
};

pub fn effects(until: DateTime<Utc>) -> Vec<Effect> {
    vec![Effect::Monitored { until }]
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, until: DateTime<Utc>) -> Result<Vec<Effect>, DbErr> {
    let at = Some(until.timestamp_millis());
    user_security::set(doer.transaction, subject.user.id, Column::MonitoredUntil, at).await?;
    Ok(effects(until))
}
