import type { UserDetail } from '@/api/bindings';
import { ApiTokens } from './ApiTokens';
import { LoginHistory } from './LoginHistory';
import { Sessions } from './Sessions';

/** Where the user is signed in, who tried to, and with which tokens programs come (USR-4, USR-5, USR-11). Read only here. */
export function Security({ user: { user_id: userId, security } }: { user: UserDetail }) {
  return (
    <>
      <Sessions userId={userId} />
      <LoginHistory userId={userId} />
      <ApiTokens security={security} />
    </>
  );
}
