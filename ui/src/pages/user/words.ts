import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  AccountType,
  AuditAction,
  AuthMethod,
  ErasureHold,
  ErasureStep,
  Gender,
  OauthProvider,
  UserType,
} from '@/api/bindings';

/** Codes of the contract in plain words. */
export const genders: Record<Gender, MessageDescriptor> = {
  female: msg`Female`,
  male: msg`Male`,
  other: msg`Other`,
  undisclosed: msg`Not disclosed`,
};
export const accountTypes: Record<AccountType, MessageDescriptor> = {
  enterprise: msg`Enterprise`,
  merchant: msg`Merchant`,
};
export const userTypes: Record<UserType, MessageDescriptor> = {
  admin: msg`Admin`,
  instructor: msg`Instructor`,
  learner: msg`Learner`,
};
export const authMethods: Record<AuthMethod, MessageDescriptor> = {
  email: msg`Email`,
  phone: msg`Phone`,
  oauth: msg`Linked account`,
};
export const oauthProviders: Record<OauthProvider, string> = {
  google: 'Google',
  facebook: 'Facebook',
  github: 'GitHub',
  apple: 'Apple',
};
/** What a deletion for good waits for. */
export const holds: Record<ErasureHold, MessageDescriptor> = {
  open_orders: msg`open orders`,
  unsettled_payouts: msg`pending or held payouts`,
};
export const erasureSteps: Record<ErasureStep, MessageDescriptor> = {
  check: msg`Retention checked`,
  archive: msg`Compliance archive made`,
  anonymize: msg`Historical records anonymized`,
  remove: msg`Personal data removed`,
  complete: msg`Completed`,
};
/** Every kind of entry; that there is one without words must not compile. */
export const auditActions: Record<AuditAction, MessageDescriptor> = {
  ADMIN_SIGNED_IN: msg`Admin signed in`,
  ADMIN_SIGNED_OUT: msg`Admin signed out`,
  ADMIN_SIGN_IN_FAILED: msg`Sign-in of an admin failed`,
  ADMIN_CODE_FAILED: msg`Wrong code of an admin`,
  ADMIN_LOCKED: msg`Admin locked out`,
  ADMIN_TOTP_ENROLLED: msg`Authenticator set up`,
  ADMIN_PASSWORD_CHANGED: msg`Password of an admin changed`,
  ADMIN_SESSION_REVOKED: msg`Session of an admin revoked`,
  ADMIN_TOKEN_REUSED: msg`Session token used twice`,
  ADMIN_STEP_UP: msg`Action confirmed`,
  ADMIN_CREATED: msg`Admin created`,
  USER_VIEWED: msg`User viewed`,
  USERS_PAGED: msg`Many users looked through`,
  USERS_EXPORTED: msg`Users exported`,
  USERS_EXPORT_FINISHED: msg`Export finished`,
  USER_SUSPENDED: msg`User suspended`,
  USER_REACTIVATED: msg`User reactivated`,
  USER_MONITORING_ENDED: msg`Monitoring ended`,
  USER_NOTE_ADDED: msg`Note added`,
  USER_FLAG_SET: msg`Flag set`,
  USER_FLAG_CLEARED: msg`Flag removed`,
  USER_LOCKED_DOWN: msg`User locked down`,
  USER_UNLOCKED: msg`User unlocked`,
  USER_SESSION_REVOKED: msg`Session revoked`,
  USER_SESSIONS_REVOKED: msg`All sessions revoked`,
  USER_TWO_FACTOR_DISABLED: msg`Two-factor turned off`,
  USER_TWO_FACTOR_REQUIRED: msg`Two-factor required`,
  USER_PASSWORD_RESET_FORCED: msg`Password reset forced`,
  USER_DELETED: msg`User deleted`,
  USER_RESTORED: msg`User restored`,
  USER_CREDITS_ADJUSTED: msg`Credits booked`,
  USER_PROFILE_MODIFIED: msg`Profile changed`,
  USER_EMAIL_OVERRIDDEN: msg`Email changed without verification`,
  USER_UNIQUE_ID_SET: msg`Unique ID set`,
  APPROVAL_REQUESTED: msg`Approval asked for`,
  APPROVAL_GRANTED: msg`Request approved`,
  APPROVAL_REJECTED: msg`Request rejected`,
  APPROVAL_LAPSED: msg`Request lapsed`,
  USER_TEMPORARY_PASSWORD_SET: msg`Temporary password generated`,
  USER_TEMPORARY_PASSWORD_ENDED: msg`Temporary password expired`,
  USER_ERASURE_HELD: msg`Deletion for good waits`,
  USER_ERASURE_CHECKED: msg`Deletion for good, step 1: checked`,
  USER_ERASURE_ARCHIVED: msg`Deletion for good, step 2: archived`,
  USER_ERASURE_ANONYMIZED: msg`Deletion for good, step 3: anonymized`,
  USER_ERASURE_REMOVED: msg`Deletion for good, step 4: removed`,
  USER_ERASURE_COMPLETED: msg`Deletion for good, step 5: completed`,
  USER_CERTIFICATE_READ: msg`Certificate of erasure read`,
  USER_ARCHIVE_READ: msg`Compliance archive read`,
  USER_DOCUMENT_OPENED: msg`KYC document opened`,
  USER_APPROVED: msg`Account approved`,
  USER_REJECTED: msg`Account rejected`,
  USER_KYC_APPROVED: msg`KYC approved`,
  USER_KYC_REJECTED: msg`KYC rejected`,
  USER_ARCHIVE_EXPIRED: msg`Compliance archive deleted, its time is over`,
  USER_GROUPS_CHANGED: msg`Groups changed`,
  USER_ALLOWED_IPS_SET: msg`Allowed IP addresses set`,
  USER_MAIL_SENT_AGAIN: msg`Message tried again`,
  USER_EMAIL_CHANGE_REQUESTED: msg`New email to be confirmed`,
  USER_EMAIL_CHANGED: msg`Email changed by the user`,
  USER_EMAIL_VERIFIED: msg`Email verified`,
  USER_PHONE_VERIFIED: msg`Phone verified`,
  USER_VERIFICATION_SENT: msg`Email verification sent`,
  USER_PASSWORD_RESET_SENT: msg`Reset link sent`,
  USER_PASSWORD_CHANGED: msg`Password set`,
  USER_CREATED: msg`User created`,
  USER_ACTIVITY_EXPORTED: msg`Activity exported`,
};
