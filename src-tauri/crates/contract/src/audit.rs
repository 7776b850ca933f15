//! The audit log: what every change leaves behind, in its own transaction (AUD-1).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action, DateTime, Effect, Sensitive, Utc,
    parameters::{how, parameters},
};

crate::codes! {
    /// What an audit entry records.
    AuditAction {
        AdminSignedIn = "ADMIN_SIGNED_IN",
        AdminSignedOut = "ADMIN_SIGNED_OUT",
        AdminSignInFailed = "ADMIN_SIGN_IN_FAILED",
        AdminCodeFailed = "ADMIN_CODE_FAILED",
        AdminLocked = "ADMIN_LOCKED",
        AdminTotpEnrolled = "ADMIN_TOTP_ENROLLED",
        AdminPasswordChanged = "ADMIN_PASSWORD_CHANGED",
        AdminSessionRevoked = "ADMIN_SESSION_REVOKED",
        AdminTokenReused = "ADMIN_TOKEN_REUSED",
        AdminStepUp = "ADMIN_STEP_UP",
        AdminCreated = "ADMIN_CREATED",
        UserViewed = "USER_VIEWED",
        UsersPaged = "USERS_PAGED",
        UsersExported = "USERS_EXPORTED",
        UsersExportFinished = "USERS_EXPORT_FINISHED",
        UserSuspended = "USER_SUSPENDED",
        UserReactivated = "USER_REACTIVATED",
        UserMonitoringEnded = "USER_MONITORING_ENDED",
        UserNoteAdded = "USER_NOTE_ADDED",
        UserFlagSet = "USER_FLAG_SET",
        UserFlagCleared = "USER_FLAG_CLEARED",
        UserLockedDown = "USER_LOCKED_DOWN",
        UserUnlocked = "USER_UNLOCKED",
        UserSessionRevoked = "USER_SESSION_REVOKED",
        UserSessionsRevoked = "USER_SESSIONS_REVOKED",
        UserTwoFactorDisabled = "USER_TWO_FACTOR_DISABLED",
        UserTwoFactorRequired = "USER_TWO_FACTOR_REQUIRED",
        UserPasswordResetForced = "USER_PASSWORD_RESET_FORCED",
        UserDeleted = "USER_DELETED",
        UserRestored = "USER_RESTORED",
        UserCreditsAdjusted = "USER_CREDITS_ADJUSTED",
        UserProfileModified = "USER_PROFILE_MODIFIED",
        UserEmailOverridden = "USER_EMAIL_OVERRIDDEN",
        UserUniqueIdSet = "USER_UNIQUE_ID_SET",
        ApprovalRequested = "APPROVAL_REQUESTED",
        ApprovalGranted = "APPROVAL_GRANTED",
        ApprovalRejected = "APPROVAL_REJECTED",
        ApprovalLapsed = "APPROVAL_LAPSED",
        UserTemporaryPasswordSet = "USER_TEMPORARY_PASSWORD_SET",
        UserTemporaryPasswordEnded = "USER_TEMPORARY_PASSWORD_ENDED",
        UserErasureHeld = "USER_ERASURE_HELD",
        UserErasureChecked = "USER_ERASURE_CHECKED",
        UserErasureArchived = "USER_ERASURE_ARCHIVED",
        UserErasureAnonymized = "USER_ERASURE_ANONYMIZED",
        UserErasureRemoved = "USER_ERASURE_REMOVED",
        UserErasureCompleted = "USER_ERASURE_COMPLETED",
        UserCertificateRead = "USER_CERTIFICATE_READ",
        UserArchiveRead = "USER_ARCHIVE_READ",
        UserArchiveExpired = "USER_ARCHIVE_EXPIRED",
        UserDocumentOpened = "USER_DOCUMENT_OPENED",
        UserKycApproved = "USER_KYC_APPROVED",
        UserKycRejected = "USER_KYC_REJECTED",
        UserApproved = "USER_APPROVED",
        UserRejected = "USER_REJECTED",
        UserGroupsChanged = "USER_GROUPS_CHANGED",
        UserAllowedIpsSet = "USER_ALLOWED_IPS_SET",
        UserMailSentAgain = "USER_MAIL_SENT_AGAIN",
        UserEmailChangeRequested = "USER_EMAIL_CHANGE_REQUESTED",
        UserEmailChanged = "USER_EMAIL_CHANGED",
        UserEmailVerified = "USER_EMAIL_VERIFIED",
        UserPhoneVerified = "USER_PHONE_VERIFIED",
        UserVerificationSent = "USER_VERIFICATION_SENT",
        UserPasswordResetSent = "USER_PASSWORD_RESET_SENT",
        UserPasswordChanged = "USER_PASSWORD_CHANGED",
        UserCreated = "USER_CREATED",
        UserActivityExported = "USER_ACTIVITY_EXPORTED",
        UserOauthLinked = "USER_OAUTH_LINKED",
        UserOauthUnlinked = "USER_OAUTH_UNLINKED",
        UserTokenRevoked = "USER_TOKEN_REVOKED",
        UserStatusSet = "USER_STATUS_SET",
        UserPermissionsChanged = "USER_PERMISSIONS_CHANGED",
    }
}

/// One entry of the log as an admin reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AuditEntry {
    pub id: Uuid,
    /// Position in the log, counted from 1 without gaps.
    pub number: u32,
    pub at: DateTime<Utc>,
    pub action: AuditAction,
    pub admin: Option<AdminRef>,
    pub user_id: Option<Uuid>,
    pub ip: Option<String>,
    pub reason: Option<String>,
    pub changes: Vec<FieldChange>,
    /// What else it did, beside the changes of fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<Effect>,
    /// Further facts of the action, as name and value.
    pub facts: Vec<Fact>,
    /// The short digest that the confirmation showed: `7F3A-91C2`.
    pub digest: Option<String>,
    pub request_id: Option<String>,
    /// What the reader may not see: the changes and effects that tell it are without it. Never in the log itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Sensitive>,
    /// What takes it back, as long as nothing newer changed the same (BEY-12). Never in the log itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<crate::ActionParts>)]
    pub undo: Option<Box<Action>>,
}

/// An admin as shown beside what they did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AdminRef {
    pub id: Uuid,
    pub name: String,
}

/// One field before and after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct FieldChange {
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

/// Where an outcome stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AuditRef {
    pub id: Uuid,
    pub number: u32,
}

/// The query of what of a user's record changed (USR-15).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct HistoryQuery {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<DateTime<Utc>>,
    /// Who made the changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_id: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

parameters! { HistoryQuery { after, before, admin_id, cursor, limit as Rows } }
