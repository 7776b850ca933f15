import type { UserRow } from '@/api/bindings';
import type { ActionSubject } from '@/forms/useStatusAction';

/** The user of a row as the forms of actions know one. */
export function subjectOf({ user_id: userId, name, email, status }: UserRow): ActionSubject {
  return { userId, name, email, status };
}
