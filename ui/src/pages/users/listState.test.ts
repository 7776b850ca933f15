import { describe, expect, it } from 'vitest';
import { countSelected } from '@/table/selection';
import { changeList, emptyList, type ListChange, queryText, selectorOf } from './listState';

const after = (...changes: ListChange[]) => changes.reduce(changeList, emptyList);
const allMatching: ListChange = {
  type: 'select',
  change: { type: 'all', query: queryText('', {}), count: 50 },
};
const oneRow: ListChange = { type: 'select', change: { type: 'toggle', id: 'a', query: queryText('', {}) } };

describe('list state', () => {
  it('turns typed terms into tokens and chips into filters', () => {
    const state = after(
      { type: 'tokens', draft: 'maren ', search: 'maren', filters: { status: 'active' } },
      { type: 'filters', ids: ['partner'], filters: { partner: 'true' } },
    );
    expect(state.tokens).toEqual(['status']);
    expect(selectorOf(state, {})).toEqual({
      search: 'maren',
      filters: { status: 'active', partner: 'true' },
      selection: null,
    });
  });

  it('lets the preset of a sub-list stand, whatever is filtered', () => {
    const state = after({ type: 'filters', ids: ['status'], filters: { status: 'active' } });
    expect(selectorOf(state, { status: 'pending_verification' }).filters).toEqual({
      status: 'pending_verification',
    });
  });

  it('takes a filter off, its token with it', () => {
    const state = after(
      {
        type: 'tokens',
        draft: '',
        search: '',
        filters: { created_after: '2024-01-01', created_before: '2024-06-30' },
      },
      { type: 'filters', ids: ['created_after', 'created_before'], filters: {} },
    );
    expect(state.filters).toEqual({});
    expect(state.tokens).toEqual([]);
  });

  it.each<ListChange>([
    { type: 'search', search: 'x' },
    { type: 'tokens', draft: '', search: '', filters: { status: 'active' } },
    { type: 'filters', ids: ['partner'], filters: { partner: 'true' } },
  ])('drops "all matching" and says so when $type changes the query', (change) => {
    const state = after(allMatching, change);
    expect(countSelected(state.selection)).toBe(0);
    expect(state.dropped).toBe(true);
    expect(state.firstRow).toBe(0);
  });

  it('keeps "all matching" over sorting, scrolling and typing that changes nothing', () => {
    const state = after(
      allMatching,
      { type: 'sort', sort: 'name' },
      { type: 'scrolled', firstRow: 400 },
      { type: 'draft', draft: 'stat' },
      { type: 'focus', index: 7, id: 'u7' },
      { type: 'search', search: '' },
    );
    expect(countSelected(state.selection)).toBe(50);
    expect(state.dropped).toBe(false);
    expect(state.firstRow).toBe(400);
  });

  it('goes on saying so while the typing goes on, until something is selected', () => {
    const typed = after(
      allMatching,
      { type: 'search', search: 'stat' },
      { type: 'tokens', draft: '', search: '', filters: { status: 'active' } },
    );
    expect(typed.dropped).toBe(true);
    expect(changeList(typed, { type: 'select', change: { type: 'clear' } }).dropped).toBe(false);
  });

  it('keeps single rows over a change of filters', () => {
    expect(countSelected(after(oneRow, { type: 'search', search: 'x' }).selection)).toBe(1);
  });
});
