/**
 * What is selected: single rows by id, or everything that matches a query except some.
 * `query` is the query's own text, so that a selection can tell whether it was made under the filters of now.
 */
export type Selection =
  | { kind: 'rows'; ids: ReadonlySet<string>; queries: ReadonlySet<string> }
  | { kind: 'matching'; query: string; count: number; except: ReadonlySet<string> };

export const nothing: Selection = { kind: 'rows', ids: new Set(), queries: new Set() };

export type SelectionChange =
  | { type: 'toggle'; id: string; query: string }
  | { type: 'set'; ids: string[]; selected: boolean; query: string }
  | { type: 'all'; query: string; count: number }
  | { type: 'clear' }
  /** The filters are others now. Sorting and paging are no change. */
  | { type: 'requery'; query: string };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'rows' ? selection.ids.has(id) : !selection.except.has(id);
}

export function countSelected(selection: Selection): number {
  return selection.kind === 'rows'
    ? selection.ids.size
    : Math.max(0, selection.count - selection.except.size);
}

/** Whether the selected rows were found by other filters than these, so that "6 of 12,431 matching" would be a lie. */
export function isMixed(selection: Selection, query: string): boolean {
  return selection.kind === 'rows' && [...selection.queries].some((made) => made !== query);
}

function changed(ids: ReadonlySet<string>, changes: string[], present: boolean): Set<string> {
  const next = new Set(ids);
  for (const id of changes) present ? next.add(id) : next.delete(id);
  return next;
}

function set(selection: Selection, ids: string[], selected: boolean, query: string): Selection {
  if (selection.kind === 'matching')
    return { ...selection, except: changed(selection.except, ids, !selected) };
  const next = changed(selection.ids, ids, selected);
  if (next.size === 0) return nothing;
  return {
    kind: 'rows',
    ids: next,
    queries: selected ? changed(selection.queries, [query], true) : selection.queries,
  };
}

export function select(selection: Selection, change: SelectionChange): Selection {
  switch (change.type) {
    case 'toggle':
      return set(selection, [change.id], !isSelected(selection, change.id), change.query);
    case 'set':
      return set(selection, change.ids, change.selected, change.query);
    case 'all':
      return { kind: 'matching', query: change.query, count: change.count, except: new Set() };
    case 'clear':
      return nothing;
    case 'requery':
      return selection.kind === 'matching' && selection.query !== change.query ? nothing : selection;
  }
}
