//! The user has to prove again who they are (REA-1).

use sea_orm::DbErr;
use steward_contract::Effect;

use super::Doer;
use crate::{actions::subject::Subject, store::kyc};

pub fn effects() -> Vec<Effect> {
    vec![Effect::KycRequired]
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    kyc::ask_again(doer.transaction, &subject.user, doer.by.as_ref(), doer.reason, doer.now).await?;
    Ok(effects())
}
