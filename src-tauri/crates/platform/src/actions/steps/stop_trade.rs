//! What stops with a suspension, and what expressly stays (SUS-2). Nothing of it is written down: the platform asks for
//! the status wherever one orders, writes or earns.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{Effect, Module};

use crate::{
    actions::subject::Subject,
    store::{codes::Trait, orders, partners},
};

pub async fn effects(subject: &Subject<'_>, db: &impl ConnectionTrait) -> Result<Vec<Effect>, DbErr> {
    let user = &subject.user;
    let mut effects = Vec::new();
    if subject.has(Module::Orders) {
        effects.push(Effect::OrdersStop { open: orders::count_open(db, user.id).await? });
    }
    if subject.has(Module::Messages) {
        effects.push(Effect::MessagesStop);
    }
    let is_partner = subject.has(Module::Partners) && Trait::Partner.is_in(user.traits);
    if is_partner {
        effects.push(Effect::CommissionsStop);
    }
    let downline = if is_partner { partners::network_size(db, user.id).await? } else { 0 };
    if downline > 0 {
        effects.push(Effect::DownlineKept { count: downline });
    }
    Ok(effects)
}
