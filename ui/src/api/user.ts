import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ActivityFilter, HistoryQuery, Operations, Page, Paging, UserPath } from './bindings';
import type { PagedName, Parts } from './operations';
import { read, readPages } from './read';
import { useSession } from './session';

/** Everything of one user. */
export function useUser(userId: string) {
  const { connection } = useSession();
  return useQuery(read(connection.id, 'users.get', { path: { user_id: userId } }));
}

export type Pages<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

const query = { limit: 50 };

/** The lists of one user that are asked for with nothing but the user. */
type ListName = {
  [Name in PagedName]: Operations[Name] extends { path: UserPath; query: Required<Paging> | Paging }
    ? Name
    : never;
}[PagedName];

/** A list of a user's page: `useListOf(userId, 'users.orders.list')`. */
export function useListOf<Name extends ListName>(userId: string, name: Name, enabled = true) {
  const { connection } = useSession();
  // All that a list's name is narrowed to; TypeScript does not work a conditional type out before it knows the name.
  const parts = { path: { user_id: userId }, query } as unknown as Parts<Name>;
  return useInfiniteQuery({ ...readPages(connection.id, name, parts), enabled });
}

export function useActivity(userId: string, filter: ActivityFilter) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery(
    readPages(connection.id, 'users.activity.list', { path, query: { filter, ...query } }),
  );
}

/** The record as it was at a moment. Reading it is written to the audit log, so a moment is read once. */
export function useAsOf(userId: string, at: string) {
  const { connection } = useSession();
  const parts = { path: { user_id: userId }, query: { at } };
  return useQuery({
    ...read(connection.id, 'users.as_of', parts),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export type HistoryFilter = Pick<HistoryQuery, 'after' | 'before'>;

export function useHistory(userId: string, filter: HistoryFilter, enabled: boolean) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useInfiniteQuery({
    ...readPages(connection.id, 'users.history.list', { path, query: { ...filter, ...query } }),
    enabled,
  });
}
