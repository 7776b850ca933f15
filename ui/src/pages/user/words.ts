import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  AccountType,
  ActivityType,
  AuditAction,
  AuthMethod,
  Gender,
  NoteCategory,
  NotePriority,
  OauthProvider,
  OrderStatus,
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
export const orderStatuses: Record<OrderStatus, MessageDescriptor> = {
  pending: msg`Pending`,
  paid: msg`Paid`,
  shipped: msg`Shipped`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
  refunded: msg`Refunded`,
};
export const noteCategories: Record<NoteCategory, MessageDescriptor> = {
  support: msg`Support`,
  compliance: msg`Compliance`,
  finance: msg`Finance`,
  general: msg`General`,
};
export const notePriorities: Record<NotePriority, MessageDescriptor> = {
  low: msg`Low`,
  normal: msg`Normal`,
  high: msg`High`,
};
export const activityTypes: Record<ActivityType, MessageDescriptor> = {
  LOGIN: msg`Login`,
  LOGIN_FAILED: msg`Failed login`,
  LOGOUT: msg`Logout`,
  PASSWORD_CHANGED: msg`Password changed`,
  EMAIL_CHANGED: msg`Email changed`,
  PROFILE_UPDATED: msg`Profile updated`,
  ORDER_PLACED: msg`Order placed`,
  ORDER_CANCELLED: msg`Order cancelled`,
  KYC_SUBMITTED: msg`KYC documents submitted`,
  PAYOUT_REQUESTED: msg`Payout requested`,
};

/** What is written of a user; entries about admins are not in a user's list and keep their code. */
export const auditActions: Partial<Record<AuditAction, MessageDescriptor>> = {
  USER_VIEWED: msg`User viewed`,
  USERS_EXPORTED: msg`Users exported`,
  USERS_EXPORT_FINISHED: msg`Export finished`,
  USER_SUSPENDED: msg`User suspended`,
  USER_REACTIVATED: msg`User reactivated`,
  USER_NOTE_ADDED: msg`Note added`,
  USER_FLAG_SET: msg`Flag set`,
};
