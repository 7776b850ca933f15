import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApprovalList, ApprovalPage } from './bindings';
import { read, readOnce, readPages } from './read';
import { useAllowed, useSession } from './session';

/** How often the platform is asked what waits, ms: others ask and decide as well. */
const renewedEvery = 30_000;

/** What every answer says beside its requests: how many wait for whom. */
type Waiting = Pick<ApprovalPage, 'for_me' | 'by_me'>;

/** The one place of the two figures, for the sidebar and the page alike. */
const waitingKey = (connection: string) => ['approvals.waiting', connection];

const figuresOf = ({ for_me, by_me }: Waiting): Waiting => ({ for_me, by_me });

/** Requests of one list, newest first. What the answer says of those that wait is the newest of it. */
export function useApprovals(list: ApprovalList, enabled: boolean) {
  const { connection } = useSession();
  const client = useQueryClient();
  const query = { list, limit: 50 };
  const pages = useInfiniteQuery({
    ...readPages(connection.id, 'approvals.list', { query }),
    enabled,
    refetchInterval: renewedEvery,
  });
  const first = pages.data?.pages[0];
  useEffect(() => {
    if (first) client.setQueryData(waitingKey(connection.id), figuresOf(first));
  }, [first, client, connection.id]);
  return pages;
}

/**
 * How many requests wait for whoever is signed in, and how many of theirs for somebody else. Whoever reads a list doesn't
 * ask: its answers say it.
 */
export function useWaiting(asks: boolean): Waiting {
  const { connection } = useSession();
  const enabled = useAllowed('user.view') && asks;
  const query = { list: 'for_me' as const, limit: 1 };
  const asked = {
    queryKey: waitingKey(connection.id),
    queryFn: async () => figuresOf(await readOnce(connection.id, 'approvals.list', { query })),
    enabled,
    refetchInterval: renewedEvery,
  };
  return useQuery(asked).data ?? { for_me: 0, by_me: 0 };
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
