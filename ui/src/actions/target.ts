import type {
  Approval,
  Flag,
  KycStatus,
  Message,
  Security,
  Sensitive,
  UserDetail,
  UserSession,
  UserStatus,
} from '@/api/bindings';
import type { ProfileField } from './fields/profile';

/** Whom an action is on. What isn't known where one stands is absent. */
export type Target = {
  user_id: string;
  name: string;
  email: string | null;
  emailVerified?: boolean;
  status?: UserStatus;
  flags?: Flag[];
  security?: Security;
  kyc?: KycStatus;
  /** Codes of those that the user is in. */
  groups?: string[];
  /** What of the profile is edited, as the record tells it now. */
  profile?: Record<ProfileField, string | null>;
  /** What the admin may not see of it. */
  masked?: Sensitive[];
  /** Who changed a field of it last, and when, as far as the admin may read the log. */
  changedBy?: Partial<Record<string, { name: string; at: string }>>;
  /** How many are active. */
  sessions?: number;
  /** Where it is about one of them. */
  session?: UserSession;
  /** What they were written, where it is about that. */
  message?: Message;
  /** What another admin asked for, where that is decided. */
  approval?: Approval;
};

/** Who is to be made. */
export const nobody: Target = { user_id: '', name: '', email: null };

/** The user of a page. */
export function targetOf(user: UserDetail): Target {
  const { user_id, name, profile, account, status, flags, security, activity, masked } = user;
  const { first_name, last_name, date_of_birth, username, phone, phone_extension, address } = profile;
  const { preferred_language } = account;
  const names = { first_name, last_name, username, preferred_language };
  return {
    user_id,
    name,
    email: profile.email,
    emailVerified: account.email_verified_at !== null,
    status,
    flags: flags.map(({ flag }) => flag),
    security,
    kyc: user.kyc.status,
    groups: account.groups,
    profile: { ...names, date_of_birth, phone, phone_extension, address },
    masked,
    sessions: activity.active_sessions,
  };
}
