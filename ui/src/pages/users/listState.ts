import type { FilterId, UserSelector } from '@/api/bindings';
import { nothing, type Selection, type SelectionChange, select } from '@/table/selection';
import type { Filters } from './query/parse';

/** What an admin has done with a list so far. It outlives the page, so that nobody loses the place by opening a user. */
export type ListState = {
  /** The text in the search box: words, and terms that are not tokens (yet). */
  draft: string;
  /** The words of the draft that are searched for. */
  search: string;
  filters: Filters;
  /** Filters shown as tokens in the search box; the others are chips. */
  tokens: readonly FilterId[];
  sort: string | null;
  selection: Selection;
  /** "All matching" was dropped because the filters changed; said once. */
  dropped: boolean;
  focus: { index: number; id: string | null };
  /** Row at the upper edge. */
  firstRow: number;
};

export const emptyList: ListState = {
  draft: '',
  search: '',
  filters: {},
  tokens: [],
  sort: null,
  selection: nothing,
  dropped: false,
  focus: { index: 0, id: null },
  firstRow: 0,
};

export type ListChange =
  | { type: 'draft'; draft: string }
  | { type: 'search'; search: string }
  /** Terms of the draft become tokens. */
  | { type: 'tokens'; draft: string; search: string; filters: Filters }
  /** A chip's editor sets its filters; those named and not given are taken off. */
  | { type: 'filters'; ids: readonly FilterId[]; filters: Filters }
  | { type: 'clear' }
  | { type: 'sort'; sort: string }
  | { type: 'select'; change: SelectionChange }
  | { type: 'focus'; index: number; id: string | null }
  | { type: 'scrolled'; firstRow: number };

/** The words and filters as one text, to tell whether two queries are the same. Sorting is no part of it. */
export function queryText(search: string, filters: Filters): string {
  const given = Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([search, given]);
}

export function selectorOf(
  { search, filters }: Pick<ListState, 'search' | 'filters'>,
  preset: Filters,
): UserSelector {
  return { search: search === '' ? null : search, filters: { ...filters, ...preset }, selection: null };
}

export function changeList(state: ListState, change: ListChange): ListState {
  switch (change.type) {
    case 'draft':
      return { ...state, draft: change.draft };
    case 'search':
      return requery(state, { search: change.search });
    case 'tokens': {
      const tokens = [...new Set([...state.tokens, ...idsOf(change.filters)])];
      const filters = { ...state.filters, ...change.filters };
      return requery(state, { draft: change.draft, search: change.search, filters, tokens });
    }
    case 'filters': {
      const kept = Object.entries(state.filters).filter(([id]) => !change.ids.includes(id as FilterId));
      const filters: Filters = { ...Object.fromEntries(kept), ...change.filters };
      return requery(state, { filters, tokens: state.tokens.filter((id) => filters[id] !== undefined) });
    }
    case 'clear':
      return requery(state, { draft: '', search: '', filters: {}, tokens: [] });
    case 'sort':
      return { ...state, sort: change.sort, firstRow: 0 };
    case 'select':
      return { ...state, selection: select(state.selection, change.change), dropped: false };
    case 'focus':
      return { ...state, focus: { index: change.index, id: change.id } };
    case 'scrolled':
      return { ...state, firstRow: change.firstRow };
  }
}

export function idsOf(filters: Filters): FilterId[] {
  return Object.keys(filters) as FilterId[];
}

/** Another query: the list starts at its top, and "all matching" no longer means what it did. */
function requery(state: ListState, part: Partial<ListState>): ListState {
  const next = { ...state, ...part };
  const query = queryText(next.search, next.filters);
  if (query === queryText(state.search, state.filters)) return next;
  const selection = select(state.selection, { type: 'requery', query });
  const dropped = state.dropped || selection !== state.selection;
  return { ...next, selection, dropped, firstRow: 0 };
}
