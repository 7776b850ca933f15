import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { read, readPages } from './read';
import { useAllowed, useSession } from './session';

/** How often the platform is asked who waits, ms: new accounts come and others decide. */
const renewedEvery = 30_000;

/** The order in which accounts are looked at, as the platform names it. */
export type ApplicationOrder = '-registered' | 'registered';

const waiting = { filters: { status: 'pending_verification' } };

/** Whether the platform has accounts that wait for somebody, and the admin may read who they are. */
function useHasApplications(): boolean {
  const { meta } = useSession();
  return useAllowed('user.list') && meta.modules.includes('approvals');
}

/** Accounts that wait until somebody looked at them (APR-1). */
export function useApplications(sort: ApplicationOrder) {
  const { connection } = useSession();
  const query = { selector: waiting, sort, limit: 50 };
  return useInfiniteQuery({
    ...readPages(connection.id, 'users.list', { query }),
    enabled: useHasApplications(),
    refetchInterval: renewedEvery,
  });
}

/** How many wait, and since when the one that waits longest does. */
export function useWaitingAccounts(): { count: number; since: string | null } {
  const { connection } = useSession();
  const query = { selector: waiting, sort: 'registered', limit: 1 };
  const asked = {
    ...read(connection.id, 'users.list', { query }),
    enabled: useHasApplications(),
    refetchInterval: renewedEvery,
  };
  const { data } = useQuery(asked);
  return { count: data?.total.count ?? 0, since: data?.items[0]?.registered_at ?? null };
}
