//! From an access token to the admin who holds it.

use steward_contract::{AdminRef, Permission, ProblemCode};
use uuid::Uuid;

use super::secret;
use crate::{
    domain::rank::Rank,
    error::{ApiError, detailed, problem},
    platform::Platform,
    store::admin_sessions::{self, Holder},
};

/// The signed-in admin behind a call.
#[derive(Debug, Clone)]
pub struct Caller {
    pub admin_id: Uuid,
    pub name: String,
    pub email: String,
    pub session_id: Uuid,
    /// Number of the user they also are.
    pub user_id: Option<i64>,
    pub rank: Rank,
    pub permissions: Vec<Permission>,
    /// Labels, highest rank first.
    pub roles: Vec<String>,
    /// The state of the users' data when the call came: what was answered from that state may be answered again.
    pub data_version: i64,
}

impl Caller {
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    pub fn as_ref(&self) -> AdminRef {
        AdminRef { id: self.admin_id, name: self.name.clone() }
    }
}

/// Looks the token up; nothing is remembered between calls, so whatever ends a session ends it at once.
///
/// # Errors
/// `not_signed_in` without a valid token, `session_ended`, `admin_disabled`.
pub async fn authenticate(platform: &Platform, token: Option<&str>) -> Result<Caller, ApiError> {
    let token = token.ok_or_else(not_signed_in)?;
    let holder = admin_sessions::holder(platform.database().read(), &secret::hash(token)).await?;
    let holder = holder.ok_or_else(not_signed_in)?;
    let access_expires_at = holder.access_expires_at;
    let caller = signed_in(platform, holder)?;
    if access_expires_at <= platform.clock().now_ms() {
        return Err(not_signed_in());
    }
    Ok(caller)
}

/// The caller as they are now, for work that goes on after its call: their access token may have been renewed, their
/// session, account and permissions count as ever.
///
/// # Errors
/// `session_ended`, `admin_disabled`.
pub async fn again(platform: &Platform, caller: &Caller) -> Result<Caller, ApiError> {
    let holder = admin_sessions::holder_of(platform.database().read(), caller.session_id).await?;
    signed_in(platform, holder.ok_or_else(not_signed_in)?)
}

fn signed_in(platform: &Platform, holder: Holder) -> Result<Caller, ApiError> {
    let now = platform.clock().now_ms();
    if holder.ended || holder.expires_at <= now {
        let detail = "It was signed out, revoked, or its tokens were used twice. Sign in again.";
        return Err(detailed(ProblemCode::SessionEnded, "This session has ended.", detail).into());
    }
    if !holder.active {
        return Err(problem(ProblemCode::AdminDisabled, "This account is not active.").into());
    }
    Ok(holder.caller)
}

fn not_signed_in() -> ApiError {
    detailed(ProblemCode::NotSignedIn, "There is no valid access token.", "Sign in, or renew the token.").into()
}
