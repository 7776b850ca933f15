import type { UserDetail } from '@/api/bindings';
import { ApiTokens } from './ApiTokens';
import { LoginHistory } from './LoginHistory';
import { Sessions } from './Sessions';

/** Where the user is signed in, who tried to, and with which tokens programs come (USR-4, USR-5, USR-11). Read only here. */
export function Security({ user }: { user: UserDetail }) {
  return (
    <>
      <Sessions userId={user.user_id} />
      <LoginHistory userId={user.user_id} />
      <ApiTokens user={user} />
    </>
  );
}
