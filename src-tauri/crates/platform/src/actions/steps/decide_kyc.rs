//! The identity check is decided (USR-3): approved, with the day after which it has to be done again, or rejected.

use sea_orm::DbErr;
use steward_contract::{Effect, KycStatus};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Numbered, kyc},
};

#[derive(Debug, Clone, Copy)]
pub struct KycDecision {
    pub status: KycStatus,
    /// In days since 1970-01-01.
    pub expires_on: Option<i32>,
}

pub fn effects(subject: &Subject<'_>, decision: KycDecision) -> Vec<Effect> {
    let old = KycStatus::from_number(subject.user.kyc_status).map(|status| status.to_string());
    let new = Some(decision.status.to_string());
    vec![Effect::Changes { field: "kyc_status".to_owned(), old, new }]
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, decision: KycDecision) -> Result<Vec<Effect>, DbErr> {
    let made = kyc::Decision {
        status: decision.status,
        expires_on: decision.expires_on,
        by: doer.by.as_ref(),
        reason: doer.reason,
        at: doer.now,
    };
    kyc::decide(doer.transaction, &subject.user, made).await?;
    Ok(effects(subject, decision))
}
