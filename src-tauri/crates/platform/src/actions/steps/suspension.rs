//! A suspension begins, with what the user is told at login; or the one in force ends (SUS-1, REA-1).

use sea_orm::DbErr;
use steward_contract::{DateTime, Effect, SuspensionReason, Utc};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Numbered, entity::suspension::Model, suspensions},
};

#[derive(Debug, Clone)]
pub struct Beginning {
    pub reason: SuspensionReason,
    pub message: Option<String>,
    pub until: Option<DateTime<Utc>>,
}

pub fn effects_of_begin(beginning: &Beginning) -> Vec<Effect> {
    let Beginning { reason, message, until } = beginning.clone();
    vec![Effect::LoginRefused { reason, message, until }]
}

pub async fn begin(subject: &Subject<'_>, doer: &Doer<'_>, beginning: &Beginning) -> Result<Vec<Effect>, DbErr> {
    let row = Model {
        id: 0,
        suspension_id: doer.platform.new_id(),
        user_id: subject.user.id,
        reason: beginning.reason.number(),
        justification: doer.reason.unwrap_or_default().to_owned(),
        message: beginning.message.clone(),
        since: doer.now,
        until: beginning.until.map(|until| until.timestamp_millis()),
        admin_id: doer.by.as_ref().map(|admin| admin.id),
        admin_name: doer.by.as_ref().map(|admin| admin.name.clone()),
        ended_at: None,
        end_reason: None,
    };
    suspensions::insert(doer.transaction, row).await?;
    Ok(effects_of_begin(beginning))
}

/// What ends with it is said by the steps that follow from it.
pub async fn end(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    suspensions::end(doer.transaction, subject.user.id, doer.reason.unwrap_or_default(), doer.now).await?;
    Ok(Vec::new())
}
