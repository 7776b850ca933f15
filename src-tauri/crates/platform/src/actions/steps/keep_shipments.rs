//! Orders under way still go to the old address (EDT-1); said, because somebody may have to redirect them.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{Effect, Module};

use crate::{actions::subject::Subject, store::orders};

pub async fn effects(subject: &Subject<'_>, db: &impl ConnectionTrait) -> Result<Vec<Effect>, DbErr> {
    let open = if subject.has(Module::Orders) { orders::count_open(db, subject.user.id).await? } else { 0 };
    Ok((open > 0).then_some(Effect::ShipmentsKept { open }).into_iter().collect())
}
