import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AccountType, AuditAction, AuthMethod, Gender, OauthProvider, UserType } from '@/api/bindings';

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
  USER_MAIL_SENT_AGAIN: msg`Message tried again`,
};
