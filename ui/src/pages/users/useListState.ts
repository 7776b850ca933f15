import { useCallback, useMemo } from 'react';
import type { Session } from '@/api/session';
import { createSignal, type Signal, useSignal } from '@/signal';
import { changeList, emptyList, type ListChange, type ListState } from './listState';

/** Lists visited since the window was opened, the oldest first. */
const visited = new Map<string, Signal<ListState>>();
const most = 16;

function stateOf(key: string, start: Partial<ListState>): Signal<ListState> {
  const known = visited.get(key);
  const signal = known ?? createSignal<ListState>({ ...emptyList, ...start });
  visited.delete(key);
  visited.set(key, signal);
  for (const old of visited.keys()) {
    if (visited.size <= most) break;
    visited.delete(old);
  }
  return signal;
}

/** Under which the state of a list is kept: another admin on this computer starts with lists of their own. */
export function listKey({ connection, me }: Pick<Session, 'connection' | 'me'>, list: string): string {
  return [connection.id, me.id, list].join(' ');
}

/** Under which the state of a saved view's list is kept. */
export function viewKey(session: Session, view: string): string {
  return listKey(session, `view ${view}`);
}

/** Forgets what was done with a list, so that its next visit starts anew. */
export function forgetList(key: string) {
  visited.delete(key);
}

/** The state of the list with this key, kept while the window is open. `start` counts for its first visit. */
export function useListState(key: string, start: () => Partial<ListState>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `start` is read once per key
  const signal = useMemo(() => stateOf(key, start()), [key]);
  const state = useSignal(signal);
  const change = useCallback((made: ListChange) => signal.set(changeList(signal.get(), made)), [signal]);
  return { state, change };
}
