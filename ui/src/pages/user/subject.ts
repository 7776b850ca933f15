import type { UserDetail } from '@/api/bindings';
import type { ActionSubject } from '@/forms/useStatusAction';

/** The user as the forms of actions know one. */
export function subjectOf({ user_id: userId, name, profile, status }: UserDetail): ActionSubject {
  return { userId, name, email: profile.email, status };
}
