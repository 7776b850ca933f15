import { useState } from 'react';

/** Drafts live here, outside the components, so that they survive the lock, a lost session and a closed dialog. */
const drafts = new Map<string, unknown>();

/**
 * State that outlives its component: `useDraft(`suspend ${userId}`, empty)`. For what a person typed; never for codes
 * or passwords. `drop` forgets it, after it was sent or given up.
 */
export function useDraft<T>(key: string, initial: T): [T, (next: T) => void, () => void] {
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

/** How many forms are unfinished. */
export function countDrafts(): number {
  return drafts.size;
}

/** Forgets all, when the admin signs out. */
export function dropDrafts() {
  drafts.clear();
}
