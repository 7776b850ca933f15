import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilter } from './bindings';
import { readPages } from './read';
import { useAllowed, useSession } from './session';

/** The whole audit log, newest first, as far as the filter leaves it. */
export function useAudit(filter: AuditFilter) {
  const { connection } = useSession();
  return useInfiniteQuery({
    ...readPages(connection.id, 'audit.list', { query: { filter, limit: 50 } }),
    enabled: useAllowed('audit.view'),
  });
}
