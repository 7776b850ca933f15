//! Errors across the API: RFC 9457 problems with a closed set of codes.

use serde::{Deserialize, Serialize};

crate::codes! {
    /// Why a call was refused or failed. Clients branch on this, never on text.
    ProblemCode {
        /// 400: the request could not be read (JSON, path, header).
        BadRequest = "bad_request",
        /// 422: readable, but a field is wrong; `fields` names each.
        InvalidFields = "invalid_fields",
        /// 401: no token, or one that is unknown or expired.
        NotSignedIn = "not_signed_in",
        /// 401: the session ended (signed out, revoked, refresh token used twice).
        SessionEnded = "session_ended",
        /// 401: e-mail or password is wrong.
        WrongCredentials = "wrong_credentials",
        /// 401: the one-time or recovery code is wrong.
        WrongCode = "wrong_code",
        /// 401: the code was right but has been used already.
        UsedCode = "used_code",
        /// 401: the sign-in took too long and starts again.
        ChallengeExpired = "challenge_expired",
        /// 401 with the challenge of RFC 9470: this action needs a fresh second factor.
        StepUpRequired = "step_up_required",
        /// 401: the confirmation does not fit (other action, target, content; used; too old).
        StepUpRefused = "step_up_refused",
        /// 403: the account lacks the permission named in `permission`.
        PermissionDenied = "permission_denied",
        /// 403: the target is an admin of equal or higher rank, or the admin's own account.
        RankTooLow = "rank_too_low",
        /// 403: the admin's account is not active.
        AdminDisabled = "admin_disabled",
        NotFound = "not_found",
        /// 405: the path exists, the method doesn't.
        MethodNotAllowed = "method_not_allowed",
        /// 409: the user's status does not allow this (already suspended, not suspended, deleted).
        WrongStatus = "wrong_status",
        /// 409: this waits already for another admin to approve it.
        ApprovalRequired = "approval_required",
        /// 409: a filter could not be evaluated, and going on without it would widen the action (LST-4).
        FilterSkipped = "filter_skipped",
        /// 409: the idempotency key was used for a different request.
        KeyReused = "idempotency_key_reused",
        /// 409: the first call with this key is still running.
        InProgress = "in_progress",
        /// 412: the record changed since it was read (If-Match).
        Changed = "changed",
        TooLarge = "too_large",
        /// 429 with Retry-After: too many attempts; see `retry_after`.
        TooManyAttempts = "too_many_attempts",
        /// 503 with Retry-After: busy or the database can't be written.
        Unavailable = "unavailable",
        Internal = "internal",
        /// 403: whoever asked for something does not decide it too.
        OwnRequest = "own_request",
        /// 410: the user was deleted for good; what is left to say of them stands under `erasure`.
        Erased = "erased",
    }
}

impl ProblemCode {
    /// The HTTP status that goes with the code.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::InvalidFields => 422,
            Self::NotSignedIn
            | Self::SessionEnded
            | Self::WrongCredentials
            | Self::WrongCode
            | Self::UsedCode
            | Self::ChallengeExpired
            | Self::StepUpRequired
            | Self::StepUpRefused => 401,
            Self::PermissionDenied | Self::RankTooLow | Self::AdminDisabled | Self::OwnRequest => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::WrongStatus | Self::ApprovalRequired | Self::FilterSkipped | Self::KeyReused | Self::InProgress => {
                409
            }
            Self::Erased => 410,
            Self::Changed => 412,
            Self::TooLarge => 413,
            Self::TooManyAttempts => 429,
            Self::Unavailable => 503,
            Self::Internal => 500,
        }
    }
}

/// One wrong field of a request: which, what was wrong with it, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

impl FieldError {
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// The body of every refusal, served as `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Problem {
    pub code: ProblemCode,
    pub status: u16,
    /// What failed, in one sentence.
    pub title: String,
    /// What to do next, and whether anything changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// The permission that was missing, for `permission_denied`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permission: Option<crate::Permission>,
    /// Seconds to wait, for `too_many_attempts` and `unavailable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// Attempts that remain, for `wrong_code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts_left: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}
