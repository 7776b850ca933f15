import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSlots, type Slots } from './slots';

const span = (first: number, length: number) => Array.from({ length }, (_, at) => first + at);

describe('slots', () => {
  it('go from rows that leave to rows that come', () => {
    const start = assignSlots([], [0, 1, 2, 3]);
    expect(start).toEqual([0, 1, 2, 3]);
    expect(assignSlots(start, [2, 3, 4, 5])).toEqual([4, 5, 2, 3]);
  });

  it('stay empty while fewer rows are drawn, and are used again', () => {
    const fewer = assignSlots([0, 1, 2, 3], [90]);
    expect(fewer).toEqual([90, null, null, null]);
    expect(assignSlots(fewer, [90, 91])).toEqual([90, 91, null, null]);
  });

  it('show each drawn row once, never move one that stays, and are as many as were ever drawn at a time', () => {
    const walk = fc.array(fc.tuple(fc.nat(500), fc.nat(40)), { minLength: 1 });
    fc.assert(
      fc.property(walk, (steps) => {
        let slots: Slots = [];
        let most = 0;
        for (const [first, length] of steps) {
          const drawn = span(first, length);
          const next = assignSlots(slots, drawn);
          most = Math.max(most, length);
          expect(next.filter((index) => index !== null).toSorted((a, b) => a - b)).toEqual(drawn);
          slots.forEach((index, slot) => {
            if (index !== null && drawn.includes(index)) expect(next[slot]).toBe(index);
          });
          expect(next.length).toBe(most);
          slots = next;
        }
      }),
    );
  });
});
