import { useQuery } from '@tanstack/react-query';
import { isConsoleError } from './ConsoleError';
import { readOnce } from './read';
import { useSession } from './session';

/** How often it is asked how far a deletion for good is, ms. */
const renewedEvery = 5_000;

/** How far a user's deletion for good is; null where none has begun (DEL-3). */
export function useErasure(userId: string) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useQuery({
    queryKey: ['users.erasure.get', connection.id, path],
    queryFn: () =>
      readOnce(connection.id, 'users.erasure.get', { path }).catch((error) => {
        if (isConsoleError(error, 'not_found')) return null;
        throw error;
      }),
    refetchInterval: ({ state: { data } }) => (data && data.completed_at === null ? renewedEvery : false),
  });
}
