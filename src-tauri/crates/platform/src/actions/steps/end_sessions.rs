//! Sessions end and tokens are revoked: whoever is signed in has to sign in again (SES-1).

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::Effect;

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{
        api_tokens,
        user_sessions::{self, Which},
    },
};

pub async fn foresee(
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    which: Which,
    now: i64,
) -> Result<Vec<Effect>, DbErr> {
    Ok(ended(user_sessions::count(db, subject.user.id, which, now).await?))
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, which: Which) -> Result<Vec<Effect>, DbErr> {
    Ok(ended(user_sessions::end(doer.transaction, subject.user.id, which, doer.now).await?))
}

pub async fn foresee_tokens(
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    which: api_tokens::Which,
) -> Result<Vec<Effect>, DbErr> {
    Ok(revoked(api_tokens::count(db, subject.user.id, which).await?))
}

pub async fn revoke_tokens(
    subject: &Subject<'_>,
    doer: &Doer<'_>,
    which: api_tokens::Which,
) -> Result<Vec<Effect>, DbErr> {
    Ok(revoked(api_tokens::revoke(doer.transaction, subject.user.id, which, doer.now).await?))
}

fn ended(count: u32) -> Vec<Effect> {
    (count > 0).then_some(Effect::SessionsEnd { count }).into_iter().collect()
}

fn revoked(count: u32) -> Vec<Effect> {
    (count > 0).then_some(Effect::TokensRevoked { count }).into_iter().collect()
}
