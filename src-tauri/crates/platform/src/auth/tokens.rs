//! Sessions and the tokens that stand for them (CON-4).

use chrono::TimeDelta;
use sea_orm::{DatabaseTransaction, DbErr};
use steward_contract::{Operation, Secret, Tokens};
use uuid::Uuid;

use super::secret;
use crate::{
    api::endpoint::Call,
    clock::instant,
    domain::session::{ACCESS, REFRESH, SESSION},
    platform::Platform,
    store::{
        admin_sessions,
        entity::{admin_session, refresh_token},
        refresh_tokens,
    },
};

/// An access token and when it ends.
pub struct Access {
    pub token: Secret,
    pub expires_at: i64,
}

impl Access {
    fn new(platform: &Platform) -> Self {
        Self { token: secret::generate(platform.rng(), "sa"), expires_at: later(platform, ACCESS) }
    }
}

/// Begins a session for an admin who proved who they are.
///
/// # Errors
/// When the database can't be written.
pub async fn begin<O: Operation>(
    call: &Call<O>,
    transaction: &DatabaseTransaction,
    admin_id: Uuid,
) -> Result<Tokens, DbErr> {
    let platform = &call.platform;
    let (access, now) = (Access::new(platform), platform.clock().now_ms());
    let session = admin_session::Model {
        id: platform.new_id(),
        admin_id,
        client: call.client.clone(),
        ip: call.ip.map(|ip| ip.to_string()),
        access_hash: secret::hash(access.token.expose()),
        access_expires_at: access.expires_at,
        created_at: now,
        last_used_at: now,
        expires_at: later(platform, SESSION),
        ended_at: None,
    };
    let id = session.id;
    admin_sessions::insert(transaction, session).await?;
    with_refresh(platform, transaction, id, access).await
}

/// New tokens of both kinds for a session that goes on.
///
/// # Errors
/// When the database can't be written.
pub async fn renew(platform: &Platform, transaction: &DatabaseTransaction, session: Uuid) -> Result<Tokens, DbErr> {
    let access = replace_access(platform, transaction, session).await?;
    with_refresh(platform, transaction, session, access).await
}

/// A new access token for a session; the one before it ends.
///
/// # Errors
/// When the database can't be written.
pub async fn replace_access(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    session: Uuid,
) -> Result<Access, DbErr> {
    let (access, now) = (Access::new(platform), platform.clock().now_ms());
    admin_sessions::set_access(transaction, session, secret::hash(access.token.expose()), access.expires_at, now)
        .await?;
    Ok(access)
}

async fn with_refresh(
    platform: &Platform,
    transaction: &DatabaseTransaction,
    session_id: Uuid,
    access: Access,
) -> Result<Tokens, DbErr> {
    let refresh_token = secret::generate(platform.rng(), "sr");
    let row = refresh_token::Model {
        hash: secret::hash(refresh_token.expose()),
        session_id,
        expires_at: later(platform, REFRESH),
        used_at: None,
    };
    refresh_tokens::insert(transaction, row).await?;
    let access_expires_at = instant(access.expires_at);
    Ok(Tokens { access_token: access.token, access_expires_at, refresh_token, session_id })
}

fn later(platform: &Platform, by: TimeDelta) -> i64 {
    platform.clock().now_ms() + by.num_milliseconds()
}
