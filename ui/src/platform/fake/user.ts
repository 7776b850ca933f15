import type { UserDetail } from '@/api/bindings';
import { lucia, luciaId } from '@/test/lucia';
import type { FakeOperations } from '@/test/operations';
import { patched } from './actions';
import { ago } from './ago';
import { detailOf } from './users';

function userOf(userId: string): UserDetail {
  const base = userId === luciaId ? lucia : detailOf(userId);
  return { ...patched(base), read_at: ago(0) };
}

/** One user, as the actions have left them. */
export const user: FakeOperations = {
  'users.get': ({ path }) => userOf(path.user_id),
  'users.flags.list': ({ path }) => userOf(path.user_id).flags,
};
