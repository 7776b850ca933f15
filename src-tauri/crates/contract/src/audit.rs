//! The audit log: what every change leaves behind, in its own transaction (AUD-1).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action, DateTime, Effect, ExportFormat, Pairs, Sensitive, SuspensionReason, UserRef, Utc,
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
        AuditExported = "AUDIT_EXPORTED",
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
    /// Its leaf in the tree of RFC 6962, in hex, where the whole log is read. Never in the log itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaf_hash: Option<String>,
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

/// What is looked for in the whole log (AUD-1); everything that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AuditFilter {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<DateTime<Utc>>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_id: Option<Uuid>,
    /// Whom it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    pub actions: Vec<AuditAction>,
    /// The reason code that it shut somebody out with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SuspensionReason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Words that stand in the entry as the reader sees it, each somewhere; up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

parameters! {
    AuditFilter { after, before, admin_id, user_id, actions, reason, request_id, search } checked by AuditFilter::check
}

impl AuditFilter {
    const LONGEST_SEARCH: usize = 200;
    const LONGEST_REQUEST_ID: usize = 64;

    fn check(&self, pairs: &mut Pairs) {
        let bounds = [
            ("search", &self.search, Self::LONGEST_SEARCH),
            ("request_id", &self.request_id, Self::LONGEST_REQUEST_ID),
        ];
        for (name, text, longest) in bounds {
            if text.as_ref().is_some_and(|text| text.chars().count() > longest) {
                pairs.error(name, format!("is longer than {longest} characters; shorten it"));
            }
        }
    }
}

/// The query of the log as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AuditExportQuery {
    pub filter: AuditFilter,
    /// CSV when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<ExportFormat>,
}

parameters! { AuditExportQuery { filter, format } }

/// The query of the whole log, page by page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AuditQuery {
    pub filter: AuditFilter,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

parameters! { AuditQuery { filter, cursor, limit as Rows } }

/// A part of the log, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct AuditPage {
    #[schema(inline)]
    pub items: Vec<AuditEntry>,
    pub next_cursor: Option<String>,
    /// Up to when the log was read, where one call doesn't read on although the page isn't full: `next_cursor` does.
    pub read_to: Option<DateTime<Utc>>,
    /// Entries of the whole log.
    pub entries: u32,
    /// Whom the items are about, as far as they are still known.
    pub users: Vec<UserRef>,
}
