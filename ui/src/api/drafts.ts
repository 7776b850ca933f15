import { useState } from 'react';
import { useSession } from './session';

/** Drafts live here, outside the components, so that they survive the lock, a lost session and a closed dialog. */
const drafts = new Map<string, unknown>();

/**
 * State that outlives its component: `useDraft(`suspend ${userId}`, empty)`. For what a person typed; never for codes
 * or passwords. It belongs to the connection and the admin it was typed for. `drop` forgets it, after it was sent or
 * given up.
 */
export function useDraft<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const { connection, me } = useSession();
  const key = `${connection.id} ${me.id} ${name}`;
  const [value, setValue] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : initial));
  const set = (next: T) => {
    drafts.set(key, next);
    setValue(next);
  };
  const drop = () => {
    drafts.delete(key);
    setValue(initial);
  };
  return [value, set, drop];
}

/** How many forms are unfinished: on one connection, or on all. */
export function countDrafts(connection?: string): number {
  const keys = [...drafts.keys()];
  return connection === undefined
    ? keys.length
    : keys.filter((key) => key.startsWith(`${connection} `)).length;
}

/** Forgets all, when the admin signs out. */
export function dropDrafts() {
  drafts.clear();
}
