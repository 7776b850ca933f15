import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ActivityQuery, Page } from './bindings';
import { read, run } from './read';
import { useSession } from './session';

/** Everything of one user. */
export function useUser(userId: string) {
  const { connection } = useSession();
  return useQuery(read('getUser', connection.id, userId));
}

const rows = 50;

/** A list that is read page by page; each page names the next. */
function usePages<T>(queryKey: unknown[], load: (cursor: string | null) => Promise<Page<T>>, enabled = true) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled,
  });
}

export type Pages<T> = ReturnType<typeof usePages<T>>;

export function useOrders(userId: string) {
  const { connection } = useSession();
  return usePages(['listOrders', connection.id, userId, 'pages'], (cursor) =>
    run('listOrders', connection.id, userId, { cursor, limit: rows }),
  );
}

export type ActivityFilter = Omit<ActivityQuery, 'cursor' | 'limit'>;

export function useActivity(userId: string, filter: ActivityFilter) {
  const { connection } = useSession();
  return usePages(['listActivity', connection.id, userId, 'pages', filter], (cursor) =>
    run('listActivity', connection.id, userId, { ...filter, cursor, limit: rows }),
  );
}

export function useSessions(userId: string) {
  const { connection } = useSession();
  return usePages(['listSessions', connection.id, userId, 'pages'], (cursor) =>
    run('listSessions', connection.id, userId, { cursor, limit: rows }),
  );
}

export function useNotes(userId: string, enabled: boolean) {
  const { connection } = useSession();
  return usePages(
    ['listNotes', connection.id, userId, 'pages'],
    (cursor) => run('listNotes', connection.id, userId, { cursor, limit: rows }),
    enabled,
  );
}

export function useUserAudit(userId: string, enabled: boolean) {
  const { connection } = useSession();
  return usePages(
    ['listUserAudit', connection.id, userId, 'pages'],
    (cursor) => run('listUserAudit', connection.id, userId, { cursor, limit: rows }),
    enabled,
  );
}
