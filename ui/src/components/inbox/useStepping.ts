import { useKeys } from '@/keys/useKeys';

type Stepping<T> = {
  group: string;
  next: string;
  previous: string;
  items: T[];
  at: number;
  onOpen(item: T): void;
};

/** From one item of a list to the next by key. */
export function useStepping<T>({ group, next, previous, items, at, onOpen }: Stepping<T>) {
  const step = (to: number) => () => {
    const item = items[to];
    if (item !== undefined) onOpen(item);
  };
  useKeys([
    { keys: ['J', 'ArrowDown'], label: next, group, hint: true, run: step(at + 1) },
    { keys: ['K', 'ArrowUp'], label: previous, group, hint: true, run: step(at - 1) },
  ]);
}
