import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { GridHandle } from '@/table/Grid';
import { useRow } from '@/table/useSource';
import type { ListChange, ListState } from './listState';
import type { UserSource } from './useRows';

/**
 * The focus of the list: an index and the user who stands there. It follows the user over a new order, new filters and
 * a refresh as far as the rows read tell where that user is; else it stays at the index, or goes to the first row.
 */
export function useFocus(
  { focus }: ListState,
  source: UserSource,
  total: number,
  change: (change: ListChange) => void,
  grid: RefObject<GridHandle | null>,
) {
  const takesKeyboard = useRef(false);
  const shownSource = useRef(source);
  const index = Math.min(focus.index, Math.max(0, total - 1));
  const row = useRow(source, index);

  const follow = useEffectEvent((replaced: boolean) => {
    const now = source.row(focus.index)?.user_id;
    if (now !== undefined && now === focus.id) return;
    const found = placeOf(source, focus.id, focus.index);
    if (found !== null) change({ type: 'focus', index: found, id: focus.id });
    else if (replaced) change({ type: 'focus', index: 0, id: source.row(0)?.user_id ?? null });
    else if (now !== undefined) change({ type: 'focus', index: focus.index, id: now });
  });

  useEffect(() => {
    const replaced = shownSource.current !== source;
    shownSource.current = source;
    if (replaced) grid.current?.reveal(0);
    follow(replaced);
    return source.subscribe(() => follow(false));
  }, [source, grid]);

  useEffect(() => {
    if (!takesKeyboard.current) return;
    takesKeyboard.current = false;
    grid.current?.reveal(index);
    grid.current?.focus();
  }, [index, grid]);

  function set(to: number) {
    const next = Math.min(Math.max(0, to), total - 1);
    if (total === 0) return;
    if (next === index) grid.current?.focus();
    takesKeyboard.current = next !== index;
    change({ type: 'focus', index: next, id: source.row(next)?.user_id ?? null });
  }

  return { index, row, set };
}

/** Where a user stands among the rows read; null when at `index` already, or unknown. */
function placeOf(source: UserSource, id: string | null, index: number): number | null {
  if (id === null || source.row(index)?.user_id === id) return null;
  for (const [at, row] of source.rows()) if (row.user_id === id) return at;
  return null;
}
