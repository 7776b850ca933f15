import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useKeys } from '@/keys/useKeys';

type InboxOf<T, P extends { items: T[] }> = {
  pages: UseInfiniteQueryResult<InfiniteData<P>>;
  idOf(item: T): string;
  /** The one that the address names. */
  named: string | undefined;
  onOpen(item: T): void;
  group: string;
  next: string;
  previous: string;
};

/** What came in, as far as it was read, and which of it is open: the one that is named, or the first. By key from one to the next. */
export function useInbox<T, P extends { items: T[] }>({
  pages,
  idOf,
  named,
  onOpen,
  ...words
}: InboxOf<T, P>) {
  const [first] = pages.data?.pages ?? [];
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const open = named ?? items.map(idOf)[0];
  const at = items.findIndex((item) => idOf(item) === open);
  const step = (to: number) => () => {
    const item = items[to];
    if (item !== undefined) onOpen(item);
  };
  const { group, next, previous } = words;
  useKeys([
    { keys: ['J', 'ArrowDown'], label: next, group, hint: true, run: step(at + 1) },
    { keys: ['K', 'ArrowUp'], label: previous, group, hint: true, run: step(at - 1) },
  ]);
  return { first, items, open, next: step(at + 1) };
}
