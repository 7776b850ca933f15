import type { UserDetail } from '@/api/bindings';
import type { ActionSubject } from '@/forms/useStatusAction';

/** The user as the forms of actions know one. */
export function subjectOf({ user_id, name, profile, status }: UserDetail): ActionSubject {
  return { user_id, name, email: profile.email, status };
}
