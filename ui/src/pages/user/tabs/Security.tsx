import type { UserDetail } from '@/api/bindings';
import { ApiTokens } from './ApiTokens';
import { LoginHistory } from './LoginHistory';
import { Sessions } from './Sessions';

/** Where the user is signed in, who tried to, and with which tokens programs come (USR-4, USR-5, USR-11). */
export function Security({ user }: { user: UserDetail }) {
  return (
    <>
      <Sessions user={user} />
      <LoginHistory userId={user.user_id} />
      <ApiTokens user={user} />
    </>
  );
}
