import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useShellEvent } from '@/platform/useShellEvent';
import {
  type ExportFormat,
  type ExportQuery,
  type ExportStatus,
  events,
  type UserSelector,
} from './bindings';
import { ask, readOnce } from './read';
import { useSession } from './session';

const askAgainMs = 2_000;

/** The exports made on this computer, newest first, kept true while they run. */
export function useExports() {
  const { connection } = useSession();
  const client = useQueryClient();
  const query = ask('listExports', connection.id);
  useShellEvent(events.exportProgress, (status) => {
    if (status.connection !== connection.id) return;
    client.setQueryData(query.queryKey, (all) => all && merge(all, status));
  });
  // An event that comes while the list is being read would be lost, and the last one of an export is the one that counts.
  return useQuery({ ...query, refetchInterval: ({ state }) => state.data?.some(isRunning) && askAgainMs });
}

function isRunning({ state }: ExportStatus): boolean {
  return state === 'running';
}

function merge(all: ExportStatus[], status: ExportStatus): ExportStatus[] {
  return all.some(({ id }) => id === status.id)
    ? all.map((one) => (one.id === status.id ? status : one))
    : [status, ...all];
}

/** Where a file would go, what it would be called, and how much room there is. */
export function useExportDefaults(format: ExportFormat) {
  const { connection } = useSession();
  return useQuery({ ...ask('exportDefaults', connection.id, format), staleTime: 0 });
}

/** The first rows as they will be written. */
export function useExportPreview(query: ExportQuery) {
  const { connection } = useSession();
  return useQuery({
    ...ask('previewExport', connection.id, query),
    enabled: Boolean(query.fields),
    placeholderData: (last) => last,
  });
}

/** How many users a query gives now, how many of them are flagged Test, and whether the platform could evaluate all of it. */
export function useScopeCount(selector: UserSelector, enabled: boolean) {
  const { connection } = useSession();
  return useQuery({
    queryKey: ['users.list', connection.id, selector, 'with and without test users'],
    queryFn: async () => {
      const countOf = (part: UserSelector) =>
        readOnce(connection.id, 'users.list', { query: { selector: part, limit: 1 } });
      const [everybody, real] = await Promise.all([
        countOf(selector),
        countOf({ ...selector, include_test_users: false }),
      ]);
      const count = everybody.total.count;
      return { count, testUsers: count - real.total.count, skipped: everybody.skipped_filters };
    },
    enabled,
    staleTime: 0,
  });
}
