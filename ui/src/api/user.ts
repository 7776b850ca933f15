import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ActivityQuery, Page } from './bindings';
import { read, readPages } from './read';
import { useSession } from './session';

/** Everything of one user. */
export function useUser(userId: string) {
  const { connection } = useSession();
  return useQuery(read(connection.id, 'users.get', { path: { user_id: userId } }));
}

export type Pages<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

const query = { limit: 50 };

export function useOrders(userId: string) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery(readPages(connection.id, 'users.orders.list', { path, query }));
}

export function useCredits(userId: string) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery(readPages(connection.id, 'users.credits.list', { path, query }));
}

export type ActivityFilter = Omit<ActivityQuery, 'cursor' | 'limit'>;

export function useActivity(userId: string, filter: ActivityFilter) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery(
    readPages(connection.id, 'users.activity.list', { path, query: { ...filter, ...query } }),
  );
}

export function useSessions(userId: string) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery(readPages(connection.id, 'users.sessions.list', { path, query }));
}

export function useNotes(userId: string, enabled: boolean) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery({ ...readPages(connection.id, 'users.notes.list', { path, query }), enabled });
}

export function useUserAudit(userId: string, enabled: boolean) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery({ ...readPages(connection.id, 'users.audit.list', { path, query }), enabled });
}
