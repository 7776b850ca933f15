import { useRef } from 'react';
import type { UserRow } from '@/api/bindings';
import { countSelected, isSelected, type SelectionChange } from '@/table/selection';
import type { ListChange, ListState } from './listState';
import type { UserSource } from './useRows';

/** Acts on the selection in terms of rows. Rows that are not read have no id and are left out. */
export function useSelection(
  { selection }: ListState,
  source: UserSource,
  query: string,
  total: number,
  allOff: boolean,
  change: (change: ListChange) => void,
) {
  const anchor = useRef(0);
  const select = (made: SelectionChange) => change({ type: 'select', change: made });
  const picked = (row: UserRow) => isSelected(selection, row.user_id);
  const loaded = () => [...source.rows()].map(([, row]) => row.user_id);

  function howManyLoaded(): 'none' | 'some' | 'all' {
    if (countSelected(selection) === 0) return 'none';
    const picked = loaded().map((id) => isSelected(selection, id));
    if (picked.length > 0 && picked.every(Boolean)) return 'all';
    return picked.some(Boolean) ? 'some' : 'none';
  }

  function idsBetween(from: number, to: number): string[] {
    const [first, last] = from < to ? [from, to] : [to, from];
    const rows = Array.from({ length: last - first + 1 }, (_, at) => source.row(first + at));
    return rows.flatMap((row) => (row ? [row.user_id] : []));
  }

  return {
    isSelected: picked,
    /** Of the rows read. */
    picked: howManyLoaded(),
    toggle(index: number) {
      anchor.current = index;
      const row = source.row(index);
      if (row) select({ type: 'toggle', id: row.user_id, query });
    },
    /** From where the last row was toggled to here. */
    extendTo(index: number) {
      select({ type: 'set', ids: idsBetween(anchor.current, index), selected: true, query });
    },
    /** One row further, the one left behind included. */
    extendFrom(index: number, to: number) {
      anchor.current = index;
      select({ type: 'set', ids: idsBetween(index, to), selected: true, query });
    },
    /** The rows read; when they are selected already, all matching. */
    selectMore() {
      if (allOff) return;
      if (howManyLoaded() === 'all' && selection.kind === 'rows')
        select({ type: 'all', query, count: total });
      else if (selection.kind === 'rows') select({ type: 'set', ids: loaded(), selected: true, query });
    },
    toggleLoaded() {
      if (selection.kind === 'matching') select({ type: 'clear' });
      else select({ type: 'set', ids: loaded(), selected: howManyLoaded() !== 'all', query });
    },
    selectAll: () => select({ type: 'all', query, count: total }),
    clear: () => select({ type: 'clear' }),
  };
}
