//! A user who is an admin too loses the console with the platform.

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::Effect;

use super::Doer;
use crate::{actions::subject::Subject, store::admin_sessions};

pub async fn foresee(subject: &Subject<'_>, db: &impl ConnectionTrait, now: i64) -> Result<Vec<Effect>, DbErr> {
    Ok(ended(admin_sessions::count_of(db, &subject.admins, now).await?))
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    Ok(ended(admin_sessions::end_of(doer.transaction, &subject.admins, doer.now).await?))
}

fn ended(count: u32) -> Vec<Effect> {
    (count > 0).then_some(Effect::AdminSessionsEnd { count }).into_iter().collect()
}
