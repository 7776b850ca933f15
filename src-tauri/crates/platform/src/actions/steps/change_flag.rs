//! A flag is set or taken off (FLG-1). Nothing where it is so already.

use sea_orm::DbErr;
use steward_contract::{Effect, Flag};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::flags::{self, FlagEvent},
};

pub fn effects(subject: &Subject<'_>, flag: Flag, on: bool) -> Vec<Effect> {
    match (flags::has(&subject.user, flag), on) {
        (false, true) => vec![Effect::FlagSet { flag }],
        (true, false) => vec![Effect::FlagCleared { flag }],
        (true, true) | (false, false) => Vec::new(),
    }
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, flag: Flag, on: bool) -> Result<Vec<Effect>, DbErr> {
    let effects = effects(subject, flag, on);
    if !effects.is_empty() {
        let event = FlagEvent {
            id: doer.platform.new_id(),
            flag,
            added: on,
            by: doer.by.as_ref(),
            reason: doer.reason,
            at: doer.now,
        };
        flags::change(doer.transaction, &subject.user, &event).await?;
    }
    Ok(effects)
}
