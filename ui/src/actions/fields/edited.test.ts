import { describe, expect, it } from 'vitest';
import { changeOf, shownOf } from './edited';

describe('an edited field', () => {
  it.each([
    ['was a', 'a', 'a', 'untouched'],
    ['was a', 'b', 'a', 'changed'],
    ['was a', ' a ', 'a', 'untouched'],
    ['was a', '', 'a', 'changed'],
    // Somebody else changed it: nothing typed, the same typed, another typed.
    ['was a', 'a', 'c', 'untouched'],
    ['was a', 'c', 'c', 'untouched'],
    ['was a', 'b', 'c', 'conflict'],
    ['was a', 'b', null, 'conflict'],
    ['was nothing', '', null, 'untouched'],
    ['was nothing', 'b', null, 'changed'],
  ] as const)('%s, typed "%s", is now %s: %s', (was, text, now, change) => {
    const base = was === 'was nothing' ? null : 'a';
    expect(changeOf({ base, text }, now)).toBe(change);
  });

  it('shows what others made of it, unless something else was typed', () => {
    expect(shownOf({ base: 'a', text: 'a' }, 'c')).toBe('c');
    expect(shownOf({ base: 'a', text: 'b' }, 'c')).toBe('b');
    expect(shownOf({ base: 'a', text: 'a' }, null)).toBe('');
  });

  it('keeps the space before a word that is not typed yet', () => {
    expect(shownOf({ base: 'Lucía', text: 'Lucía ' }, 'Lucía')).toBe('Lucía ');
    expect(shownOf({ base: null, text: ' ' }, null)).toBe(' ');
    expect(shownOf({ base: 'a', text: 'a ' }, 'c')).toBe('c');
  });
});
