import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { PostKind, PostState } from './bindings';
import { read, readPages } from './read';
import { useAllowed, useSession } from './session';

/** How often the platform is asked what became of messages, ms: it sends by itself. */
const renewedEvery = 15_000;

export type OutboxFilter = { kind?: PostKind; state?: PostState };

/** Messages, newest first. */
export function useOutbox({
  kind = null,
  state = null,
}: { [K in keyof OutboxFilter]?: OutboxFilter[K] | null }) {
  const { connection } = useSession();
  const query = { kind, state, limit: 50 };
  return useInfiniteQuery({
    ...readPages(connection.id, 'outbox.list', { query }),
    enabled: useAllowed('outbox.view'),
    refetchInterval: renewedEvery,
  });
}

/** How many dead letters there are. */
export function useDeadLetters(): number {
  const { connection } = useSession();
  const query = { state: 'dead' as const, limit: 1 };
  const asked = {
    ...read(connection.id, 'outbox.list', { query }),
    enabled: useAllowed('outbox.view'),
    refetchInterval: 4 * renewedEvery,
  };
  return useQuery(asked).data?.dead ?? 0;
}

/** One message with its words. */
export function useMessage(mailId: string) {
  const { connection } = useSession();
  const path = { mail_id: mailId };
  return useQuery({ ...read(connection.id, 'outbox.get', { path }), refetchInterval: renewedEvery });
}
