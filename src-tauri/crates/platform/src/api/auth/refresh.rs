//! `POST /v1/auth/refresh`: new tokens; a refresh token that comes twice ends the session (CON-4).

use sea_orm::DatabaseTransaction;
use steward_contract::{AuditAction, Problem, ProblemCode, RefreshTokens, Tokens};
use uuid::Uuid;

use super::disabled;
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, detailed},
    },
    auth::{code, tokens},
    store::{
        admin_sessions, admins, audit,
        refresh_tokens::{self, Use},
    },
};

impl Endpoint for RefreshTokens {
    async fn handle(call: Call<Self>) -> Result<Tokens, ApiError> {
        // Looked for before anything is locked: invented ones keep nobody waiting.
        let (database, token) = (call.platform.database(), call.body.refresh_token.expose());
        refresh_tokens::find_open(database.read(), token).await?.ok_or_else(ended)?;
        let transaction = database.begin().await?;
        let now = call.platform.clock().now_ms();
        match refresh_tokens::take(&transaction, token, now).await? {
            Use::First(token) => {
                let tokens = renew(&call, &transaction, token.session_id).await?;
                transaction.commit().await?;
                Ok(tokens)
            }
            Use::Again(token) => {
                revoke(&call, &transaction, token.session_id).await?;
                transaction.commit().await?;
                Err(ended().into())
            }
            Use::Expired | Use::Unknown => Err(ended().into()),
        }
    }
}

async fn renew(
    call: &Call<RefreshTokens>,
    transaction: &DatabaseTransaction,
    session_id: Uuid,
) -> Result<Tokens, ApiError> {
    let now = call.platform.clock().now_ms();
    let session = admin_sessions::by_id(transaction, session_id).await?;
    let session = session.filter(|session| session.ended_at.is_none() && session.expires_at > now).ok_or_else(ended)?;
    let admin = admins::by_id(transaction, session.admin_id).await?.ok_or_else(ended)?;
    if !admins::may_enter(transaction, &admin).await? {
        return Err(disabled());
    }
    Ok(tokens::renew(&call.platform, transaction, session.id).await?)
}

/// Two holders of one token: nobody knows which is the thief, so both are out.
async fn revoke(
    call: &Call<RefreshTokens>,
    transaction: &DatabaseTransaction,
    session_id: Uuid,
) -> Result<(), ApiError> {
    let Some(session) = admin_sessions::by_id(transaction, session_id).await? else { return Ok(()) };
    if admin_sessions::end(transaction, session.admin_id, session.id, call.platform.clock().now_ms()).await? {
        let admin = admins::by_id(transaction, session.admin_id).await?;
        let mut record = call.record(AuditAction::AdminTokenReused).fact("session", session.id);
        record.admin = admin.as_ref().map(code::reference);
        audit::append(transaction, record).await?;
    }
    Ok(())
}

fn ended() -> Problem {
    let detail = "It was signed out, revoked, too old, or its tokens were used twice. Sign in again.";
    detailed(ProblemCode::SessionEnded, "This session has ended.", detail)
}
