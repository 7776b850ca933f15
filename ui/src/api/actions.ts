import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createSignal } from '@/signal';
import { isConsoleError } from './ConsoleError';
import type { OperationName } from './operations';
import { type CommandName, read } from './read';
import { useSession } from './session';

/** What an action on a user may have changed on the screen. */
const touched: (OperationName | CommandName)[] = [
  'users.list',
  'users.get',
  'users.audit.list',
  'users.sessions.list',
  'users.notes.list',
  'users.flags.list',
  'users.activity.list',
  'users.orders.list',
  'users.stats',
  'getSuspensionEffects',
  'getReactivationEffects',
  'findUser',
  'listOpenActions',
];

/** Counts the changes made from this window, for lists that keep their rows outside the query cache. */
export const usersChanged = createSignal(0);

/** Reads again whatever shows users: tables, the user's page, its audit entries, the figures. */
export function useRefreshUsers() {
  const client = useQueryClient();
  return () => {
    for (const name of touched) void client.invalidateQueries({ queryKey: [name] });
    usersChanged.set(usersChanged.get() + 1);
  };
}

export function useSuspensionEffects(userId: string) {
  const { connection } = useSession();
  return useQuery({ ...read('getSuspensionEffects', connection.id, userId), staleTime: 0 });
}

export function useReactivationEffects(userId: string) {
  const { connection } = useSession();
  return useQuery({ ...read('getReactivationEffects', connection.id, userId), staleTime: 0 });
}

/** Changes that were sent and whose answer was lost, kept by the desk over a restart. */
export function useOpenActions() {
  const { connection } = useSession();
  return useQuery(read('listOpenActions', connection.id)).data ?? [];
}

/** How often the platform is asked what became of a change, ms. */
const checkEvery = 4000;

/** Asks what became of a sent change until that is known. Asking changes nothing, so it may be repeated. */
export function useFate(actionId: string) {
  const { connection } = useSession();
  return useQuery({
    ...read('resolveAction', connection.id, actionId),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state: { data, error } }) => {
      if (error) return isStillOpen(error) ? checkEvery : false;
      return data === undefined || data.state === 'in_progress' ? checkEvery : false;
    },
  });
}

/** Whether a failed question leaves the fate open: the platform is still at it, or could not be asked. */
export function isStillOpen(error: unknown): boolean {
  return isConsoleError(error, 'outcome_unknown', 'unreachable', 'timed_out', 'unavailable');
}
