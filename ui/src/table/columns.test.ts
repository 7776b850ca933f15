import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnShape,
  columnTracks,
  moveColumn,
  placeColumn,
  resizeColumn,
  settleColumns,
  showColumn,
} from './columns';

const shapes: ColumnShape[] = ['name', 'email', 'phone', 'city'].map((key) => ({
  key,
  label: key,
  width: 100,
  grow: 1,
  sortable: false,
  shown: key !== 'city',
}));
const start = settleColumns(shapes, null);
const order = (choices: { column: string }[]) => choices.map(({ column }) => column).join(' ');

describe('columns', () => {
  it('start as the platform says', () => {
    expect(order(start)).toBe('name email phone city');
    expect(start.map(({ shown }) => shown)).toEqual([true, true, true, false]);
  });

  it('drop what is gone, add what is new at the end and hidden, keep the first first', () => {
    const settled = settleColumns(shapes, [
      { column: 'gone', width: null, shown: true },
      { column: 'email', width: 200, shown: true },
      { column: 'name', width: null, shown: false },
    ]);
    expect(order(settled)).toBe('name email phone city');
    expect(settled).toContainEqual({ column: 'email', width: 200, shown: true });
    expect(settled[0]?.shown).toBe(true);
    expect(settled[2]?.shown).toBe(false);
  });

  it('resize within limits', () => {
    expect(resizeColumn(start, 'email', 5)[1]?.width).toBe(48);
    expect(resizeColumn(start, 'email', 9000)[1]?.width).toBe(640);
    expect(resizeColumn(start, 'email', null)[1]?.width).toBeNull();
  });

  it('hide all but the first', () => {
    expect(showColumn(start, 'name', false)[0]?.shown).toBe(true);
    expect(showColumn(start, 'email', false)[1]?.shown).toBe(false);
  });

  it('move among those shown, never before the first', () => {
    expect(order(moveColumn(start, 'phone', -1))).toBe('name phone email city');
    expect(order(moveColumn(start, 'email', -1))).toBe('name email phone city');
    expect(order(moveColumn(showColumn(start, 'email', false), 'phone', -1))).toBe('name email phone city');
    expect(order(moveColumn(start, 'phone', 1))).toBe('name email phone city');
    expect(order(placeColumn(start, 'city', 'email'))).toBe('name city email phone');
    expect(order(placeColumn(start, 'name', 'email'))).toBe('name email phone city');
  });

  it('lose nothing, whatever is done', () => {
    const keys = fc.constantFrom(...shapes.map(({ key }) => key));
    const step = fc.record({
      key: keys,
      at: keys,
      by: fc.constantFrom(1 as const, -1 as const),
      shown: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const end = steps.reduce(
          (choices, { key, at, by, shown }) =>
            placeColumn(moveColumn(showColumn(choices, key, shown), key, by), key, at),
          start,
        );
        expect(order(end).split(' ').toSorted()).toEqual(['city', 'email', 'name', 'phone']);
        expect(end[0]?.column).toBe('name');
      }),
    );
  });

  it('make tracks: chosen widths fixed, others share what is left', () => {
    const shown = shapes.slice(0, 2).map((shape, at) => ({ ...shape, chosen: at === 0 ? 180 : null }));
    expect(columnTracks(shown)).toBe('180px minmax(100px, 1fr)');
  });
});
