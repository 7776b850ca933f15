import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePreferences, useSavePreferences } from '@/api/preferences';
import { useSession } from '@/api/session';
import { createSignal } from '@/signal';
import type { GridHandle } from '@/table/Grid';
import { createRest } from '@/table/rest';
import type { Span } from '@/table/scale';
import { countSelected } from '@/table/selection';
import { type ListChange, type ListState, queryText, selectorOf } from './listState';
import type { Filters } from './query/parse';
import { readSort, type Sort, writeSort } from './sort';
import { useAnnounced } from './useAnnounced';
import { useFocus } from './useFocus';
import { useListState } from './useListState';
import { useOffReasons } from './useOffReasons';
import { type UserSource, useRows } from './useRows';
import { useSelection } from './useSelection';

/** One list as it is now: its query and order, its rows, and which of them are in focus, selected and in sight. */
export type OpenedList = ReturnType<typeof useUserList>;

/** `preset`: filters that come with the list. `start`: what counts for the first visit of the list with this key. */
export function useUserList(listKey: string, preset: Filters, start: () => Partial<ListState>) {
  const { meta } = useSession();
  const remembered = usePreferences().sort;
  const savePreferences = useSavePreferences();
  const { state, change } = useListState(listKey, start);
  const grid = useRef<GridHandle>(null);

  const sort = readSort(state.sort ?? remembered, meta.sorts);
  const selector = selectorOf(state, preset);
  const selected = countSelected(state.selection);
  const order = writeSort(sort);
  const { source, facts, refresh } = useRows(selector, order, state.firstRow, selected > 0);
  const total = facts.total ?? 0;
  const rows = Math.max(0, total - facts.ahead);
  const query = queryText(state.search, state.filters);
  const off = useOffReasons(facts.skipped.length > 0, facts.total, state.selection);
  const selection = useSelection(state, source, query, total, off.all !== null, change);
  const focus = useFocus(state, source, rows, change, grid);
  const sight = useSight(source, change);
  useAnnounced(facts.total, selected);

  return {
    state,
    change,
    grid,
    source,
    facts,
    /** How many users match. */
    total,
    /** How many of them the table has: all but those that came in above and are not shown yet. */
    rows,
    refresh,
    showNew() {
      source.showAhead();
      grid.current?.reveal(0);
    },
    query,
    selector,
    /** Why something over all matching users is off now. */
    off,
    selection,
    /** How many are selected. */
    selected,
    focus,
    ...sight,
    sort,
    setSort(next: Sort) {
      change({ type: 'sort', sort: writeSort(next) });
      savePreferences({ sort: writeSort(next) });
    },
  };
}

/** The rows in sight. The list remembers the first of them when it is left. */
function useSight(source: UserSource, change: (made: ListChange) => void) {
  const [sight] = useState(() => createSignal<Span | null>(null));
  const rest = useMemo(() => createRest(({ first, last }) => source.want(first, last)), [source]);
  useEffect(() => rest.stop, [rest]);
  const onSight = useCallback(
    (span: Span) => {
      sight.set(span);
      rest.show(span);
    },
    [sight, rest],
  );
  useEffect(() => () => change({ type: 'scrolled', firstRow: sight.get()?.first ?? 0 }), [change, sight]);
  return { sight, onSight };
}
