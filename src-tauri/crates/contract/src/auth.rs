//! Signing in, staying signed in, and confirming actions (CON-2, 4, 5, 6, 7).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DateTime, LabelledValue, Permission, Secret, Utc};

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SignInRequest {
    pub email: String,
    pub password: Secret,
}

crate::codes! {
    /// What a right password is followed by.
    SecondFactorStep { Code = "code", Enrol = "enrol" }
}

/// The password was right. `challenge` carries the sign-in to its next step and lives 5 minutes.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SignInChallenge {
    pub challenge: Secret,
    pub next: SecondFactorStep,
}

crate::codes! {
    /// Where a code comes from.
    CodeKind { Totp = "totp", Recovery = "recovery" }
}

#[allow(clippy::derivable_impls, reason = "the macro that makes codes derives no default")]
impl Default for CodeKind {
    fn default() -> Self {
        Self::Totp
    }
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SecondFactorRequest {
    pub challenge: Secret,
    pub kind: CodeKind,
    pub code: Secret,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChallengeRequest {
    pub challenge: Secret,
}

/// A TOTP secret that doesn't count until one of its codes was confirmed.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TotpEnrolment {
    /// Base32, for typing.
    pub secret: Secret,
    /// `otpauth://` for a QR code.
    pub uri: Secret,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConfirmEnrolmentRequest {
    pub challenge: Secret,
    pub code: Secret,
}

/// The session's tokens. Opaque; never shown, never logged.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Tokens {
    pub access_token: Secret,
    pub access_expires_at: DateTime<Utc>,
    pub refresh_token: Secret,
    pub session_id: Uuid,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EnrolledTokens {
    pub tokens: Tokens,
    /// Ten one-time codes, shown once.
    pub recovery_codes: Vec<Secret>,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RefreshRequest {
    pub refresh_token: Secret,
}

/// Exactly one of the two, to open a locked console (CON-5).
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct UnlockRequest {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Secret>,
}

/// Confirms one action on one target with one content (CON-6).
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StepUpRequest {
    /// The operation's id: `users.suspend`.
    pub operation: String,
    /// The full id of what is acted on; the admin's own id for actions on the own account.
    #[schema(min_length = 1, max_length = 200)]
    pub target: String,
    /// [`request_digest`](crate::request_digest) of the request that will follow, in hex. Its secrets are not in it.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub digest: String,
    /// A recovery code confirms only that a lost authenticator is replaced: `me.totp.start`.
    #[serde(default)]
    pub kind: CodeKind,
    pub code: Secret,
}

/// A confirmation: single use, 2 minutes, for the operation, target and digest it was asked for.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StepUpGrant {
    /// Sent as the header `Step-Up`.
    pub grant: Secret,
    pub expires_at: DateTime<Utc>,
    /// A new access token; the one before it ends with this answer.
    pub access_token: Secret,
    pub access_expires_at: DateTime<Utc>,
}

/// The signed-in admin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Me {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    /// Labels of the admin's roles, highest rank first.
    pub roles: Vec<String>,
    pub permissions: Vec<Permission>,
    /// All roles that admins of this platform can have: those that a note may be for (NTE-1).
    pub admin_roles: Vec<LabelledValue>,
    pub recovery_codes_left: u32,
}

/// One of the admin's own sessions (CON-7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AdminSession {
    pub id: Uuid,
    pub current: bool,
    pub client: Option<String>,
    pub ip: Option<String>,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChangePasswordRequest {
    pub current_password: Secret,
    pub new_password: Secret,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConfirmTotpRequest {
    pub code: Secret,
}

#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RecoveryCodes {
    pub recovery_codes: Vec<Secret>,
}
