import { useQuery } from '@tanstack/react-query';
import { read } from './read';
import { useSession } from './session';

/** The platform renews its figures every 2 minutes (STA-1). */
const renewedEvery = 120_000;

export function useUserStats(enabled: boolean) {
  const { connection } = useSession();
  return useQuery({ ...read(connection.id, 'users.stats'), enabled, refetchInterval: renewedEvery });
}

/** The users that registered last. */
export function useRecentUsers(limit: number, enabled: boolean) {
  const { connection } = useSession();
  const query = { selector: { filters: {} }, sort: '-registered', limit };
  return useQuery({ ...read(connection.id, 'users.list', { query }), enabled });
}
