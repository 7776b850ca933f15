//! The table: every operation of the API.

use crate::*;
use crate::{Access::*, Permission as P, ProblemCode as Code, Window::Reads};
use serde::{Deserialize, Serialize};

/// Of a sign-in that was begun.
const CHALLENGE: &[Code] =
    &[Code::ChallengeExpired, Code::AdminDisabled, Code::WrongCode, Code::UsedCode, Code::TooManyAttempts];

/// Of an action on a user.
const ON_A_USER: &[Code] = &[Code::RankTooLow, Code::WrongStatus, Code::Changed];
/// The same where what is set asks for a right of its own.
const SETTING_CREDENTIALS: &[Code] = &[Code::RankTooLow, Code::WrongStatus, Code::Changed, Code::PermissionDenied];
/// The same where another admin must approve it.
const APPROVED: &[Code] = &[Code::RankTooLow, Code::WrongStatus, Code::Changed, Code::ApprovalRequired];
/// Of deciding what another admin asked for.
const DECIDED: &[Code] = &[Code::RankTooLow, Code::WrongStatus, Code::Changed, Code::OwnRequest];
/// Who decides something: whoever holds the permission that the request names, which is one of these.
const DECIDE: Access = NeedsOneOf(&[P::UserReactivateApprove, P::UserHardDelete]);

operations! {
    /// What the platform is and has
    GetMeta "meta.get" GET "/v1/meta" { response: Meta, access: Public }

    /// Sign in: e-mail and password
    SignIn "auth.sign_in" POST "/v1/auth/sign-in" {
        body: SignInRequest, response: SignInChallenge, access: Public, audit: AuditAction::AdminSignInFailed,
        problems: &[Code::WrongCredentials, Code::AdminDisabled, Code::TooManyAttempts],
    }
    /// Sign in: the second factor
    ConfirmSignIn "auth.second_factor" POST "/v1/auth/second-factor" {
        body: SecondFactorRequest, response: Tokens, access: Public, audit: AuditAction::AdminSignedIn,
        problems: CHALLENGE,
    }
    /// Enrol TOTP while signing in: get a secret
    StartEnrolment "auth.enrolment.start" POST "/v1/auth/enrolment" {
        body: ChallengeRequest, response: TotpEnrolment, access: Public,
        problems: &[Code::ChallengeExpired, Code::AdminDisabled],
    }
    /// Enrol TOTP while signing in: confirm it with a code
    ConfirmEnrolment "auth.enrolment.confirm" POST "/v1/auth/enrolment/confirm" {
        body: ConfirmEnrolmentRequest, response: EnrolledTokens, access: Public, audit: AuditAction::AdminTotpEnrolled,
        problems: CHALLENGE,
    }
    /// New tokens for a refresh token; using an old one again ends the session
    RefreshTokens "auth.refresh" POST "/v1/auth/refresh" {
        body: RefreshRequest, response: Tokens, access: Public, problems: &[Code::SessionEnded, Code::AdminDisabled],
    }
    /// Sign out
    SignOut "auth.sign_out" POST "/v1/auth/sign-out" { access: SignedIn, audit: AuditAction::AdminSignedOut }
    /// Open a locked console
    Unlock "auth.unlock" POST "/v1/auth/unlock" {
        body: UnlockRequest, access: SignedIn,
        problems: &[Code::WrongCredentials, Code::WrongCode, Code::UsedCode, Code::TooManyAttempts],
    }
    /// Confirm one action with a fresh code
    ConfirmStepUp "auth.step_up" POST "/v1/auth/step-up" {
        body: StepUpRequest, response: StepUpGrant, access: SignedIn, audit: AuditAction::AdminStepUp,
        problems: &[Code::WrongCode, Code::UsedCode, Code::TooManyAttempts, Code::PermissionDenied],
    }

    /// The signed-in admin
    GetMe "me.get" GET "/v1/me" { response: Me, access: SignedIn }
    /// The admin's own sessions
    ListMySessions "me.sessions.list" GET "/v1/me/sessions" { response: Vec<AdminSession>, access: SignedIn }
    /// End one of the admin's own sessions
    RevokeMySession "me.sessions.revoke" DELETE "/v1/me/sessions/{session_id}" {
        path: SessionPath, access: SignedIn, audit: AuditAction::AdminSessionRevoked,
    }
    /// Change the own password; all other sessions end
    ChangeMyPassword "me.password.change" PUT "/v1/me/password" {
        body: ChangePasswordRequest, access: SignedIn, step_up: StepUp::Always, audit: AuditAction::AdminPasswordChanged,
        problems: &[Code::TooManyAttempts],
    }
    /// Enrol TOTP anew: get a secret
    StartTotp "me.totp.start" POST "/v1/me/totp" { response: TotpEnrolment, access: SignedIn, step_up: StepUp::Always }
    /// Enrol TOTP anew: confirm it with one of its codes
    ConfirmTotp "me.totp.confirm" POST "/v1/me/totp/confirm" {
        body: ConfirmTotpRequest, response: RecoveryCodes, access: SignedIn, audit: AuditAction::AdminTotpEnrolled,
        problems: &[Code::WrongStatus, Code::WrongCode, Code::UsedCode, Code::TooManyAttempts],
    }

    /// Users, filtered, ordered, a page at a time
    ListUsers "users.list" GET "/v1/users" {
        query: UserListQuery, response: UserPage, access: Needs(P::UserList), window: Reads,
        problems: &[Code::TooManyAttempts],
    }
    /// All values of the filters that have a fixed set
    ListFilterValues "users.filter_values" GET "/v1/users/filter-values" {
        response: Vec<FilterValues>, access: Needs(P::UserList), window: Reads,
    }
    /// Values of one field that begin with a text
    ListFieldValues "users.field_values" GET "/v1/users/field-values" {
        query: FieldValuesQuery, response: Page<LabelledValue>, access: Needs(P::UserList), window: Reads,
    }
    /// Counts by status, type and verification, at most 2 minutes old
    GetUserStats "users.stats" GET "/v1/users/stats" { response: UserStats, access: Needs(P::UserList), window: Reads }
    /// Freeze a list of ids
    SelectUsers "users.select" POST "/v1/users/selections" {
        body: SelectRequest, response: Selection, access: Needs(P::UserList), body_limit: SelectRequest::BODY_LIMIT,
    }
    /// Users as CSV, streamed; the header Export-Id names the export
    ExportUsers "users.export" GET "/v1/users/bulk/export" {
        query: ExportQuery, access: Needs(P::UserExport),
        step_up: StepUp::When("from limits.export_step_up_rows on, or with a sensitive column"),
        audit: AuditAction::UsersExported, answer: Answer::File, problems: &[Code::FilterSkipped],
    }
    /// What an export sent
    GetExport "users.exports.get" GET "/v1/users/exports/{export_id}" {
        path: ExportPath, response: ExportRecord, access: NeedsOneOf(&[P::UserExport, P::AuditExport]), window: Reads,
    }

    /// One user
    GetUser "users.get" GET "/v1/users/{user_id}" {
        path: UserPath, response: UserDetail, access: Needs(P::UserView), audit: AuditAction::UserViewed, window: Reads,
        problems: &[Code::Erased],
    }
    /// How far a user's deletion for good is, and what is left of them
    GetErasure "users.erasure.get" GET "/v1/users/{user_id}/erasure" {
        path: UserPath, response: Erasure, access: Needs(P::UserView), window: Reads,
    }
    /// The certificate of a user's erasure, as PDF
    GetErasureCertificate "users.erasure.certificate" GET "/v1/users/{user_id}/erasure/certificate" {
        path: UserPath, response: Document, access: Needs(P::AuditView), audit: AuditAction::UserCertificateRead,
        problems: &[Code::WrongStatus],
    }
    /// What the law asks to be kept of an erased user
    GetErasureArchive "users.erasure.archive" GET "/v1/users/{user_id}/erasure/archive" {
        path: UserPath, response: Document, access: Needs(P::UserArchiveRead), audit: AuditAction::UserArchiveRead,
        problems: &[Code::WrongStatus],
    }
    /// A user's orders, newest first
    ListOrders "users.orders.list" GET "/v1/users/{user_id}/orders" {
        path: UserPath, query: Paging, response: Page<Order>, access: Needs(P::UserView), window: Reads,
    }
    /// A user's credits: what was booked, newest first
    ListCredits "users.credits.list" GET "/v1/users/{user_id}/credits" {
        path: UserPath, query: Paging, response: Page<CreditEntry>, access: Needs(P::UserView), window: Reads,
    }
    /// A user's programs in the learning service, the one worked on last first
    ListEnrolments "users.enrolments.list" GET "/v1/users/{user_id}/enrolments" {
        path: UserPath, query: Paging, response: Page<Enrolment>, access: Needs(P::UserView), window: Reads,
        problems: &[Code::Unavailable],
    }
    /// A user's wallets, newest first
    ListWallets "users.wallets.list" GET "/v1/users/{user_id}/wallets" {
        path: UserPath, query: Paging, response: Page<Wallet>, access: Needs(P::UserView), window: Reads,
    }
    /// Programs that came to the API for a user, newest first
    ListApiSessions "users.api_sessions.list" GET "/v1/users/{user_id}/api-sessions" {
        path: UserPath, query: Paging, response: Page<ApiSession>, access: Needs(P::UserView), window: Reads,
    }
    /// Links that a user was sent, newest first; never what is in them
    ListSentTokens "users.sent_tokens.list" GET "/v1/users/{user_id}/sent-tokens" {
        path: UserPath, query: Paging, response: Page<SentToken>, access: Needs(P::UserView), window: Reads,
    }
    /// The API clients of a user's company
    ListApiClients "users.api_clients.list" GET "/v1/users/{user_id}/api-clients" {
        path: UserPath, response: Vec<UserRef>, access: Needs(P::UserView), window: Reads,
    }
    /// What of a user's record changed, newest first
    ListHistory "users.history.list" GET "/v1/users/{user_id}/history" {
        path: UserPath, query: HistoryQuery, response: Page<AuditEntry>, access: Needs(P::AuditView), window: Reads,
    }
    /// A user's record as it was at a moment, and what is another since
    GetUserAsOf "users.as_of" GET "/v1/users/{user_id}/as-of" {
        path: UserPath, query: AsOfQuery, response: RecordAsOf, access: Needs(P::AuditView),
        audit: AuditAction::UserViewed, window: Reads,
    }
    /// A user's activity, newest first
    ListActivity "users.activity.list" GET "/v1/users/{user_id}/activity" {
        path: UserPath, query: ActivityQuery, response: Page<ActivityEvent>, access: Needs(P::UserView), window: Reads,
    }
    /// A user's activity as a file, streamed; a code confirms it
    ExportActivity "users.activity.export" GET "/v1/users/{user_id}/activity/export" {
        path: UserPath, query: ActivityExportQuery, access: Needs(P::UserExport), step_up: StepUp::Always,
        audit: AuditAction::UserActivityExported, answer: Answer::File,
    }
    /// A user's sessions, active ones first
    ListSessions "users.sessions.list" GET "/v1/users/{user_id}/sessions" {
        path: UserPath, query: Paging, response: Page<UserSession>, access: Needs(P::UserView), window: Reads,
    }
    /// A user's notes and flag changes that the caller may see, newest first
    ListNotes "users.notes.list" GET "/v1/users/{user_id}/notes" {
        path: UserPath, query: Paging, response: Page<TimelineEntry>, access: Needs(P::UserNoteView), window: Reads,
    }
    /// The flags that are set on a user
    ListFlags "users.flags.list" GET "/v1/users/{user_id}/flags" {
        path: UserPath, response: Vec<UserFlag>, access: Needs(P::UserView), window: Reads,
    }
    /// A user's audit entries, newest first
    ListUserAudit "users.audit.list" GET "/v1/users/{user_id}/audit" {
        path: UserPath, query: Paging, response: Page<AuditEntry>, access: Needs(P::AuditView), window: Reads,
    }

    /// What a user handed in to prove who they are, newest first
    ListKycDocuments "users.kyc.documents.list" GET "/v1/users/{user_id}/kyc/documents" {
        path: UserPath, response: Vec<KycDocument>, access: Needs(P::UserView), window: Reads,
    }
    /// One of these documents, whole
    GetKycDocument "users.kyc.documents.get" GET "/v1/users/{user_id}/kyc/documents/{document_id}" {
        path: UserDocumentPath, response: Document, access: Needs(P::UserKycReview),
        audit: AuditAction::UserDocumentOpened, window: Reads,
    }

    /// A user's suspensions, newest first
    ListSuspensions "users.suspensions.list" GET "/v1/users/{user_id}/suspensions" {
        path: UserPath, response: Vec<Suspension>, access: Needs(P::UserView), window: Reads,
    }

    /// What an action would do, as things stand; nothing is changed
    PlanAction "actions.plan" POST "/v1/actions/plan" {
        body: ActionParts, response: Plan, access: SignedIn, window: Reads,
        problems: &[Code::PermissionDenied, Code::NotFound],
    }
    /// What became of an action with this idempotency key
    GetFate "actions.fate" GET "/v1/actions/{key}" { path: KeyPath, response: ActionFate, access: SignedIn }

    /// Create a user
    CreateUser "users.create" POST "/v1/users" {
        body: CreateUserRequest, response: Done, access: Needs(P::UserCreate),
        idempotency: Idempotency::Required, audit: AuditAction::UserCreated,
    }
    /// Suspend a user
    SuspendUser "users.suspend" POST "/v1/users/{user_id}/suspend" {
        path: UserPath, body: SuspendRequest, response: Done, access: Needs(P::UserSuspend),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserSuspended,
        problems: ON_A_USER,
    }
    /// Reactivate a suspended user
    ReactivateUser "users.reactivate" POST "/v1/users/{user_id}/reactivate" {
        path: UserPath, body: ReactivateRequest, response: Done, access: Needs(P::UserReactivate),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserReactivated,
        problems: APPROVED,
    }
    /// Lock a user down: suspend, end sessions, revoke tokens and ask for another password at once
    LockUserDown "users.lockdown" POST "/v1/users/{user_id}/lockdown" {
        path: UserPath, body: LockdownRequest, response: Done, access: Needs(P::UserLockdown),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserLockedDown,
        problems: ON_A_USER,
    }
    /// Unlock a user whose logins failed too often
    UnlockUser "users.unlock" POST "/v1/users/{user_id}/unlock" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserSecurityWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserUnlocked,
        problems: ON_A_USER,
    }
    /// End one of a user's sessions
    RevokeSession "users.sessions.revoke" DELETE "/v1/users/{user_id}/sessions/{session_id}" {
        path: UserSessionPath, response: Done, access: Needs(P::UserSessionRevoke),
        idempotency: Idempotency::Required, audit: AuditAction::UserSessionRevoked, problems: ON_A_USER,
    }
    /// End all of a user's sessions
    RevokeSessions "users.sessions.revoke_all" DELETE "/v1/users/{user_id}/sessions" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserSessionRevoke),
        idempotency: Idempotency::Required, audit: AuditAction::UserSessionsRevoked, problems: ON_A_USER,
    }
    /// Turn a user's two-factor authentication off
    DisableTwoFactor "users.two_factor.disable" DELETE "/v1/users/{user_id}/two-factor" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserSecurityWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserTwoFactorDisabled,
        problems: ON_A_USER,
    }
    /// Require two-factor authentication of a user
    RequireTwoFactor "users.two_factor.require" POST "/v1/users/{user_id}/two-factor/require" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserSecurityWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserTwoFactorRequired,
        problems: ON_A_USER,
    }
    /// Ask a user for another password at the next login
    ForcePasswordReset "users.password.force_reset" POST "/v1/users/{user_id}/password/force-reset" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserPasswordReset),
        idempotency: Idempotency::Required, audit: AuditAction::UserPasswordResetForced, problems: ON_A_USER,
    }
    /// Give a user a password that the platform makes, for a day; only the answer tells it
    SetTemporaryPassword "users.password.temporary" POST "/v1/users/{user_id}/password/temporary" {
        path: UserPath, body: ReasonRequest, response: PasswordMade, access: Needs(P::UserPasswordTemporary),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserTemporaryPasswordSet,
        problems: ON_A_USER,
    }
    /// Change the groups that a user is in
    ChangeGroups "users.groups.change" PATCH "/v1/users/{user_id}/groups" {
        path: UserPath, body: ChangeGroupsRequest, response: Done, access: Needs(P::UserAccessWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserGroupsChanged,
        problems: ON_A_USER,
    }
    /// Set the addresses that a user may come in from
    SetAllowedIps "users.allowed_ips.set" PUT "/v1/users/{user_id}/allowed-ips" {
        path: UserPath, body: SetAllowedIpsRequest, response: Done, access: Needs(P::UserAccessWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserAllowedIpsSet,
        problems: ON_A_USER,
    }
    /// Set a flag on a user
    SetFlag "users.flags.set" PUT "/v1/users/{user_id}/flags" {
        path: UserPath, body: SetFlagRequest, response: Done, access: Needs(P::UserFlagWrite),
        idempotency: Idempotency::Required, audit: AuditAction::UserFlagSet, problems: ON_A_USER,
    }
    /// Take a flag off a user
    ClearFlag "users.flags.clear" DELETE "/v1/users/{user_id}/flags" {
        path: UserPath, body: ClearFlagRequest, response: Done, access: Needs(P::UserFlagWrite),
        idempotency: Idempotency::Required, audit: AuditAction::UserFlagCleared, problems: ON_A_USER,
    }
    /// Delete a user, who can be restored for 90 days
    DeleteUser "users.delete" DELETE "/v1/users/{user_id}" {
        path: UserPath, body: DeleteRequest, response: Done, access: Needs(P::UserDelete),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserDeleted,
        problems: ON_A_USER,
    }
    /// Restore a deleted user
    RestoreUser "users.restore" POST "/v1/users/{user_id}/restore" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserDelete),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserRestored,
        problems: ON_A_USER,
    }
    /// Delete a deleted user for good before their time is over
    HardDeleteUser "users.hard_delete" POST "/v1/users/{user_id}/hard-delete" {
        path: UserPath, body: HardDeleteRequest, response: Done, access: Needs(P::UserHardDelete),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::ApprovalRequested,
        problems: APPROVED,
    }
    /// Let a new account in that waits for approval
    ApproveUser "users.approve" POST "/v1/users/{user_id}/approve" {
        path: UserPath, response: Done, access: Needs(P::UserApprove),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserApproved,
        problems: ON_A_USER,
    }
    /// Turn a new account away
    RejectUser "users.reject" POST "/v1/users/{user_id}/reject" {
        path: UserPath, body: RejectUserRequest, response: Done, access: Needs(P::UserApprove),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserRejected,
        problems: ON_A_USER,
    }
    /// Approve a user's identity check
    ApproveKyc "users.kyc.approve" POST "/v1/users/{user_id}/kyc/approve" {
        path: UserPath, body: ApproveKycRequest, response: Done, access: Needs(P::UserKycReview),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserKycApproved,
        problems: ON_A_USER,
    }
    /// Reject a user's identity check
    RejectKyc "users.kyc.reject" POST "/v1/users/{user_id}/kyc/reject" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserKycReview),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserKycRejected,
        problems: ON_A_USER,
    }
    /// Book credits of a user
    AdjustCredits "users.credits.adjust" POST "/v1/users/{user_id}/credits" {
        path: UserPath, body: AdjustCreditsRequest, response: Done, access: Needs(P::UserCreditWrite),
        idempotency: Idempotency::Required, audit: AuditAction::UserCreditsAdjusted, problems: ON_A_USER,
    }
    /// Add a note about a user
    AddNote "users.notes.add" POST "/v1/users/{user_id}/notes" {
        path: UserPath, body: AddNoteRequest, response: Done, access: Needs(P::UserNoteWrite),
        idempotency: Idempotency::Required, audit: AuditAction::UserNoteAdded, problems: ON_A_USER,
    }
    /// Edit a user's profile
    UpdateProfile "users.profile.update" PATCH "/v1/users/{user_id}/profile" {
        path: UserPath, body: UpdateProfileRequest, response: Done, access: Needs(P::UserUpdate),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserProfileModified,
        problems: ON_A_USER,
    }
    /// Set what a user logs in with at once, without their doing; each is an entry of its own in the log
    SetCredentials "users.credentials.set" PUT "/v1/users/{user_id}" {
        path: UserPath, body: SetCredentialsRequest, response: Done, access: Needs(P::UserUpdate),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserProfileModified,
        problems: SETTING_CREDENTIALS,
    }
    /// Change a user's e-mail when they follow a link that goes to the new address
    ChangeEmail "users.email.change" POST "/v1/users/{user_id}/email/change" {
        path: UserPath, body: ChangeEmailRequest, response: Done, access: Needs(P::UserUpdate),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserEmailChangeRequested,
        problems: ON_A_USER,
    }
    /// Mail a user the link once more that verifies their address
    SendEmailVerification "users.email.send_verification" POST "/v1/users/{user_id}/email/send-verification" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserUpdate),
        idempotency: Idempotency::Required, audit: AuditAction::UserVerificationSent, problems: ON_A_USER,
    }
    /// Mail a user a link that sets a new password
    SendPasswordReset "users.password.send_reset" POST "/v1/users/{user_id}/password/send-reset" {
        path: UserPath, body: ReasonRequest, response: Done, access: Needs(P::UserPasswordReset),
        idempotency: Idempotency::Required, audit: AuditAction::UserPasswordResetSent, problems: ON_A_USER,
    }
    /// Change a user's e-mail at once, without a verification
    OverrideEmail "users.email.override" PUT "/v1/users/{user_id}/email" {
        path: UserPath, body: OverrideEmailRequest, response: Done, access: Needs(P::AdminUserEmailOverride),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserEmailOverridden,
        problems: ON_A_USER,
    }
    /// Give a user a unique id: one that is named, or one by the platform's pattern
    SetUniqueId "users.unique_id.set" PUT "/v1/users/{user_id}/unique-id" {
        path: UserPath, body: SetUniqueIdRequest, response: Done, access: Needs(P::UserUpdate),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserUniqueIdSet,
        problems: ON_A_USER,
    }
    /// Link a user's account at another provider, which they can log in with then
    LinkOauth "users.oauth.link" POST "/v1/users/{user_id}/oauth/link" {
        path: UserPath, body: OauthRequest, response: Done, access: Needs(P::UserSecurityWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserOauthLinked,
        problems: ON_A_USER,
    }
    /// Unlink a user's account at another provider
    UnlinkOauth "users.oauth.unlink" POST "/v1/users/{user_id}/oauth/unlink" {
        path: UserPath, body: OauthRequest, response: Done, access: Needs(P::UserSecurityWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserOauthUnlinked,
        problems: ON_A_USER,
    }
    /// Revoke one of a user's API tokens; it does not come back
    RevokeToken "users.tokens.revoke" DELETE "/v1/users/{user_id}/tokens/{token_id}" {
        path: UserTokenPath, body: ReasonRequest, response: Done, access: Needs(P::UserAccessWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserTokenRevoked,
        problems: ON_A_USER,
    }
    /// Set a user's status by hand: active, inactive or pending_verification
    SetStatus "users.status.set" PUT "/v1/users/{user_id}/status" {
        path: UserPath, body: SetStatusRequest, response: Done, access: Needs(P::UserUpdate),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserStatusSet,
        problems: ON_A_USER,
    }
    /// Change the permissions that a user has of their own, beside those of their roles
    ChangePermissions "users.permissions.change" PATCH "/v1/users/{user_id}/permissions" {
        path: UserPath, body: ChangePermissionsRequest, response: Done, access: Needs(P::UserAccessWrite),
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::UserPermissionsChanged,
        problems: ON_A_USER,
    }

    /// What waits for a second admin, or waited, newest first
    ListApprovals "approvals.list" GET "/v1/approvals" {
        query: ApprovalListQuery, response: ApprovalPage, access: Needs(P::UserView), window: Reads,
    }
    /// One request: what was foreseen when it was made, what would happen now, and what differs
    GetApproval "approvals.get" GET "/v1/approvals/{approval_id}" {
        path: ApprovalPath, response: ApprovalDetail, access: Needs(P::UserView), window: Reads,
    }
    /// Approve what another admin asked for; it is done at once
    ApproveAction "approvals.approve" POST "/v1/approvals/{approval_id}/approve" {
        path: ApprovalPath, response: Done, access: DECIDE,
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::ApprovalGranted,
        problems: DECIDED,
    }
    /// Reject what another admin asked for; nothing is done
    RejectAction "approvals.reject" POST "/v1/approvals/{approval_id}/reject" {
        path: ApprovalPath, body: ReasonRequest, response: Done, access: DECIDE,
        step_up: StepUp::Always, idempotency: Idempotency::Required, audit: AuditAction::ApprovalRejected,
        problems: DECIDED,
    }

    /// The audit log, newest first
    ListAudit "audit.list" GET "/v1/audit" {
        query: AuditQuery, response: AuditPage, access: Needs(P::AuditView), window: Reads,
    }
    /// The audit log as a file, streamed; a code confirms it
    ExportAudit "audit.export" GET "/v1/audit/export" {
        query: AuditExportQuery, access: Needs(P::AuditExport), step_up: StepUp::Always,
        audit: AuditAction::AuditExported, answer: Answer::File,
    }

    /// What users were written or are to be, newest first
    ListOutbox "outbox.list" GET "/v1/outbox" {
        query: OutboxQuery, response: MessagePage, access: Needs(P::OutboxView), window: Reads,
    }
    /// One message with its words
    GetMessage "outbox.get" GET "/v1/outbox/{mail_id}" {
        path: MailPath, response: MessageDetail, access: Needs(P::OutboxView), window: Reads,
    }
    /// Try a message anew that did not get through
    SendAgain "users.mail.send_again" POST "/v1/users/{user_id}/mail/{mail_id}/send-again" {
        path: UserMailPath, response: Done, access: Needs(P::OutboxResend),
        idempotency: Idempotency::Required, audit: AuditAction::UserMailSentAgain, problems: ON_A_USER,
    }
}
