//! A message that didn't get through begins anew, with all its tries.

use sea_orm::DbErr;
use steward_contract::Effect;

use super::Doer;
use crate::{actions::subject::Subject, store::outbox};

pub fn effects(subject: &Subject<'_>) -> Vec<Effect> {
    let again = subject.message.iter().filter_map(|message| {
        Some(Effect::SentAgain { to: message.recipient.clone(), template: message.template.parse().ok()? })
    });
    again.collect()
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    if let Some(message) = &subject.message {
        outbox::send_again(doer.transaction, message.id, doer.now).await?;
    }
    Ok(effects(subject))
}
