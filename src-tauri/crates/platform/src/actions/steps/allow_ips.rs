//! The user comes in from these addresses and no others; who is in from elsewhere is not any more (EDT-6).

use std::net::IpAddr;

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::Effect;

use super::Doer;
use crate::{
    actions::subject::Subject,
    domain::networks::{Network, allows},
    store::{entity::user_security::Column, user_security, user_sessions},
};

pub async fn foresee(
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    allowed: &[Network],
    now: i64,
) -> Result<Vec<Effect>, DbErr> {
    Ok(effects(subject, allowed, outside(subject, db, allowed, now).await?.len()))
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, allowed: &[Network]) -> Result<Vec<Effect>, DbErr> {
    let outside = outside(subject, doer.transaction, allowed, doer.now).await?;
    user_security::set(doer.transaction, subject.user.id, Column::AllowedIps, written(allowed)).await?;
    user_sessions::end_some(doer.transaction, &outside, doer.now).await?;
    Ok(effects(subject, allowed, outside.len()))
}

fn effects(subject: &Subject<'_>, allowed: &[Network], ended: usize) -> Vec<Effect> {
    let read = |text: &str| (!text.is_empty()).then(|| text.replace(',', ", "));
    let (old, new) = (read(&subject.security.allowed_ips), read(&written(allowed)));
    let changes = Effect::Changes { field: "allowed_ips".to_owned(), old, new };
    let count = u32::try_from(ended).unwrap_or(u32::MAX);
    [Some(changes), (count > 0).then_some(Effect::SessionsEnd { count })].into_iter().flatten().collect()
}

/// As it is kept.
fn written(allowed: &[Network]) -> String {
    allowed.iter().map(Network::to_string).collect::<Vec<_>>().join(",")
}

/// The numbers of the active sessions from elsewhere. From where nobody knows is not elsewhere.
async fn outside(
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    allowed: &[Network],
    now: i64,
) -> Result<Vec<i64>, DbErr> {
    if allowed.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = user_sessions::all_active(db, subject.user.id, now).await?;
    let from = |ip: &Option<String>| ip.as_deref().and_then(|ip| ip.parse::<IpAddr>().ok());
    let elsewhere = sessions.into_iter().filter(|session| from(&session.ip).is_some_and(|ip| !allows(allowed, ip)));
    Ok(elsewhere.map(|session| session.id).collect())
}
