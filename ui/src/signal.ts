import { useSyncExternalStore } from 'react';

/** A value that changes more often than the page around it should be drawn. */
export type Signal<T> = { get(): T; set(value: T): void; subscribe(listener: () => void): () => void };

export function createSignal<T>(start: T): Signal<T> {
  let value = start;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}
