import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ApprovalList } from './bindings';
import { read, readPages } from './read';
import { useAllowed, useSession } from './session';

/** How often the platform is asked what waits, ms: others ask and decide as well. */
const renewedEvery = 30_000;

/** Requests of one list, newest first, with how many wait for whom. */
export function useApprovals(list: ApprovalList, enabled: boolean) {
  const { connection } = useSession();
  const query = { list, limit: 50 };
  return useInfiniteQuery({
    ...readPages(connection.id, 'approvals.list', { query }),
    enabled,
    refetchInterval: renewedEvery,
  });
}

/** How many requests wait for whoever is signed in. */
export function useWaitingForMe(): number {
  const { connection } = useSession();
  const enabled = useAllowed('user.view');
  const query = { list: 'for_me' as const, limit: 1 };
  const asked = {
    ...read(connection.id, 'approvals.list', { query }),
    enabled,
    refetchInterval: renewedEvery,
  };
  return useQuery(asked).data?.for_me ?? 0;
}

/** What waits about one user. */
export function useRequestsAbout(userId: string) {
  const { connection } = useSession();
  const query = { list: 'pending' as const, user_id: userId };
  return useQuery(read(connection.id, 'approvals.list', { query })).data?.items ?? [];
}

/** One request beside what would happen now. */
export function useApproval(approvalId: string) {
  const { connection } = useSession();
  const path = { approval_id: approvalId };
  return useQuery({
    ...read(connection.id, 'approvals.get', { path }),
    refetchInterval: renewedEvery,
  });
}
