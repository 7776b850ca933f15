import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { createSignal } from '@/signal';
import type { Action, Plan, PreparedAction } from './bindings';
import { isConsoleError } from './ConsoleError';
import { ask, read, run } from './read';
import { useSession } from './session';

/** Counts the changes made from this window, for lists that keep their rows outside the query cache. */
export const usersChanged = createSignal(0);

/** What an action on a user may have changed on the screen: whatever is read of users, and what is planned for them. */
function isTouched({ queryKey: [name] }: Query): boolean {
  return /^(users|actions|approvals|outbox)\.|^(findUser|listOpenActions)$/.test(String(name));
}

/** Reads again whatever shows users: tables, the user's page, its audit entries, the figures. */
export function useRefreshUsers() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ predicate: isTouched });
    usersChanged.set(usersChanged.get() + 1);
  };
}

/** How long a form rests before the platform is asked again what it would do, ms. */
const rest = 250;

/**
 * What an action would do as things stand, asked again as its form changes. The last answer stays until the next one.
 * Null: nothing can be asked yet.
 */
export function usePlan(action: Action | null) {
  const { connection } = useSession();
  const [asked] = useDebouncedValue(JSON.stringify(action), rest);
  const body: Action | null = JSON.parse(asked);
  return useQuery({
    // Without an action the question stays unasked.
    ...planOf(connection.id, body as Action),
    enabled: action !== null && body !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** The plan of exactly this action: the one that was asked for already, or else asked for now. */
export function useForetell(): (action: Action) => Promise<Plan> {
  const { connection } = useSession();
  const client = useQueryClient();
  return (action) => client.ensureQueryData(planOf(connection.id, action));
}

/** What was typed isn't kept: a question is gone with the next one. */
function planOf(connection: string, body: Action) {
  return { ...read(connection, 'actions.plan', { body }), gcTime: 0 };
}

/** A change goes through the desk: prepared as exactly what will be sent, then confirmed, or given up unsent. */
export function useChange() {
  const { connection } = useSession();
  return {
    /** Throws why it would be refused, if it would be. */
    prepare: (action: Action) => run('prepareAction', connection.id, action),
    confirm: (made: PreparedAction, code: string | null) =>
      run('confirmAction', connection.id, made.action_id, code),
    /** That it stays in the desk when this fails does no harm: it was never sent, or it was refused. */
    discard: (made: PreparedAction) => {
      void run('discardAction', connection.id, made.action_id).catch(() => {});
    },
  };
}

/** All suspensions of a user, newest first. */
export function useSuspensions(userId: string) {
  const { connection } = useSession();
  const path = { user_id: userId };
  return useQuery(read(connection.id, 'users.suspensions.list', { path }));
}

/** Changes that were sent and whose answer was lost, kept by the desk over a restart. */
export function useOpenActions() {
  const { connection } = useSession();
  return useQuery(ask('listOpenActions', connection.id)).data ?? [];
}

/** How often the platform is asked what became of a change, ms. */
const checkEvery = 4000;

/** Asks what became of a sent change until that is known. Asking changes nothing, so it may be repeated. */
export function useFate(actionId: string) {
  const { connection } = useSession();
  return useQuery({
    ...ask('resolveAction', connection.id, actionId),
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
