import { useQuery } from '@tanstack/react-query';
import { read } from './read';
import { useSession } from './session';

/** The platform renews its figures every 2 minutes (STA-1). */
const renewedEvery = 120_000;

export function useUserStats(enabled: boolean) {
  const { connection } = useSession();
  return useQuery({ ...read('getUserStats', connection.id), enabled, refetchInterval: renewedEvery });
}

/** The users that registered last. */
export function useRecentUsers(limit: number, enabled: boolean) {
  const { connection } = useSession();
  const selector = { search: null, filters: {}, selection: null };
  return useQuery({
    ...read('listUsers', connection.id, { selector, sort: '-registered', limit, cursor: null, offset: null }),
    enabled,
  });
}
