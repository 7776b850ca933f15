import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSelected, isMixed, isSelected, nothing, type SelectionChange, select } from './selection';

function after(...changes: SelectionChange[]) {
  return changes.reduce(select, nothing);
}

const all: SelectionChange = { type: 'all', query: 'q', count: 12_431 };
const toggle = (id: string, query = 'q'): SelectionChange => ({ type: 'toggle', id, query });

describe('selection', () => {
  it('toggles rows', () => {
    const two = after(toggle('a'), toggle('b'), toggle('c'), toggle('b'));
    expect(countSelected(two)).toBe(2);
    expect(isSelected(two, 'a')).toBe(true);
    expect(isSelected(two, 'b')).toBe(false);
  });

  it('extends by many', () => {
    const three = after({ type: 'set', ids: ['a', 'b', 'c'], selected: true, query: 'q' });
    expect(countSelected(three)).toBe(3);
    expect(countSelected(select(three, { type: 'set', ids: ['b', 'x'], selected: false, query: 'q' }))).toBe(
      2,
    );
  });

  it('takes all matching, and exceptions from it', () => {
    const selection = after(all, toggle('a'), toggle('b'), toggle('b'));
    expect(countSelected(selection)).toBe(12_430);
    expect(isSelected(selection, 'a')).toBe(false);
    expect(isSelected(selection, 'never seen')).toBe(true);
  });

  it('drops all matching when the filters change, but not single rows', () => {
    expect(after(all, { type: 'requery', query: 'other' })).toBe(nothing);
    expect(countSelected(after(all, { type: 'requery', query: 'q' }))).toBe(12_431);
    expect(countSelected(after(toggle('a'), { type: 'requery', query: 'other' }))).toBe(1);
  });

  it('knows rows that were chosen under other filters', () => {
    expect(isMixed(after(toggle('a')), 'q')).toBe(false);
    expect(isMixed(after(toggle('a')), 'other')).toBe(true);
    expect(isMixed(after(toggle('a'), toggle('b', 'other')), 'other')).toBe(true);
    expect(isMixed(after(toggle('a'), toggle('a'), toggle('b', 'other')), 'other')).toBe(false);
  });

  it('toggling twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), fc.boolean(), (ids, id, matching) => {
        const before = after(...(matching ? [all] : []), ...ids.map((each) => toggle(each)));
        const twice = [toggle(id), toggle(id)].reduce(select, before);
        expect(countSelected(twice)).toBe(countSelected(before));
        expect(isSelected(twice, id)).toBe(isSelected(before, id));
      }),
    );
  });
});
