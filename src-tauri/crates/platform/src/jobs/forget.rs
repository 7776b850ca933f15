//! What is no longer good for anything is deleted: answered challenges, used confirmations, old fates, wrong tries that
//! no longer count, leases that ran out.

use sea_orm::DbErr;

use crate::{
    Platform,
    domain::retention::{FATES, LINKS, SECRETS},
    store::{attempts, challenges, fates, grants, leases, links, outbox, refresh_tokens},
};

pub async fn sweep(platform: &Platform) -> Result<(), DbErr> {
    let now = platform.clock().now_ms();
    let secrets = now - SECRETS.num_milliseconds();
    let database = platform.database().write();
    challenges::forget(database, secrets).await?;
    grants::forget(database, secrets).await?;
    refresh_tokens::forget(database, secrets).await?;
    attempts::forget(database, secrets, now).await?;
    fates::forget(database, now - FATES.num_milliseconds()).await?;
    outbox::forget_secrets(database, now - LINKS.num_milliseconds()).await?;
    links::forget(database, now - FATES.num_milliseconds()).await?;
    leases::forget(platform, secrets).await
}
