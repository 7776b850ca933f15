import type { UserRow } from '@/api/bindings';
import { createSignal, useSignal } from '@/signal';
import type { ListChange } from './listState';
import type { UserSource } from './useRows';

/** The list a user was opened from, so that the user's page knows its neighbours. */
type OpenList = { connection: string; source: UserSource; index: number; change(change: ListChange): void };

const openList = createSignal<OpenList | null>(null);

/** Remembers from which list, and at which row of it, a user is opened. */
export function rememberOpen(list: OpenList) {
  openList.set(list);
}

export type ListPlace = {
  /** From 1. */
  position: number;
  total: number;
  /** The neighbour's id, read if need be; null at an end of the list. Moves the place to it. */
  go(by: 1 | -1): Promise<string | null>;
};

/** "8 of 12,431" for the user's page; null when the user was not opened from a list. */
export function useListPlace(userId: string): ListPlace | null {
  const open = useSignal(openList);
  const { total: all = null, ahead = 0 } = open?.source.state() ?? {};
  const total = all === null ? null : all - ahead;
  if (open === null || total === null || open.source.row(open.index)?.user_id !== userId) return null;
  return { position: open.index + 1, total, go: (by) => goBy(open, total, by) };
}

async function goBy(open: OpenList, total: number, by: 1 | -1): Promise<string | null> {
  const index = open.index + by;
  if (index < 0 || index >= total) return null;
  const row = await rowAt(open.source, index);
  if (row === null) return null;
  openList.set({ ...open, index });
  open.change({ type: 'focus', index, id: row.user_id });
  open.change({ type: 'scrolled', firstRow: Math.max(0, index - 5) });
  return row.user_id;
}

/** Null when the page of the row cannot be read. */
function rowAt(source: UserSource, index: number): Promise<UserRow | null> {
  return new Promise((resolve) => {
    const look = () => {
      const row = source.row(index);
      if (row === undefined && source.state().failures.size === 0) return;
      stop();
      resolve(row ?? null);
    };
    const stop = source.subscribe(look);
    source.want(index, index);
    look();
  });
}
