import type { Approval, Flag, Security, UserDetail, UserSession, UserStatus } from '@/api/bindings';

/** Whom an action is on. What isn't known where one stands is absent. */
export type Target = {
  user_id: string;
  name: string;
  email: string | null;
  status?: UserStatus;
  flags?: Flag[];
  security?: Security;
  /** How many are active. */
  sessions?: number;
  /** Where it is about one of them. */
  session?: UserSession;
  /** What another admin asked for, where that is decided. */
  approval?: Approval;
};

/** The user of a page. */
export function targetOf({ user_id, name, profile, status, flags, security, activity }: UserDetail): Target {
  return {
    user_id,
    name,
    email: profile.email,
    status,
    flags: flags.map(({ flag }) => flag),
    security,
    sessions: activity.active_sessions,
  };
}
