//! What is no longer good for anything is deleted: answered challenges, used confirmations, old fates, wrong tries that
//! no longer count, leases that ran out.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use crate::{
    Platform,
    domain::retention::{FATES, LINKS, SECRETS},
    store::{
        entity::{action, attempts, challenge, refresh_token, step_up_grant},
        leases, links, outbox,
    },
};

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let now = platform.clock().now_ms();
    let (secrets, fates) = (now - SECRETS.num_milliseconds(), now - FATES.num_milliseconds());
    let database = platform.database().write();
    challenge::Entity::delete_many().filter(challenge::Column::ExpiresAt.lt(secrets)).exec(database).await?;
    step_up_grant::Entity::delete_many().filter(step_up_grant::Column::ExpiresAt.lt(secrets)).exec(database).await?;
    refresh_token::Entity::delete_many().filter(refresh_token::Column::ExpiresAt.lt(secrets)).exec(database).await?;
    let unlocked = attempts::Entity::delete_many().filter(attempts::Column::LockedUntil.lt(now));
    unlocked.filter(attempts::Column::Since.lt(secrets)).exec(database).await?;
    action::Entity::delete_many().filter(action::Column::At.lt(fates)).exec(database).await?;
    let stale = now - LINKS.num_milliseconds();
    outbox::forget_secrets(database, stale).await?;
    links::forget(database, now - FATES.num_milliseconds()).await?;
    leases::forget(platform, secrets).await
}
