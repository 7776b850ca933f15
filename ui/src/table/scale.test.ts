import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Extent,
  origin,
  type Place,
  placeAt,
  placeOfRow,
  revealed,
  rowsInSight,
  rowTop,
  scrolledBy,
  scrolledTo,
  scrollHeight,
  tallest,
  widened,
} from './scale';

const million: Extent = { rows: 1_284_930, rowHeight: 32, viewport: 640 };
const small: Extent = { rows: 500, rowHeight: 32, viewport: 640 };
const lastTop = scrollHeight(million) - million.viewport;

const extents = fc.record({
  rows: fc.integer({ min: 1, max: 3_000_000 }),
  rowHeight: fc.constantFrom(32, 40),
  viewport: fc.integer({ min: 100, max: 1600 }),
});
const shares = fc.double({ min: 0, max: 1, noNaN: true });

function sees(extent: Extent, place: Place, index: number): boolean {
  const start = index * extent.rowHeight;
  return start >= place.offset && start + extent.rowHeight <= place.offset + extent.viewport;
}

describe('scale', () => {
  it('caps the scrolled area', () => {
    expect(scrollHeight(million)).toBe(tallest);
    expect(scrollHeight(small)).toBe(16_000);
  });

  it('is plain scrolling while the list fits', () => {
    expect(scrolledTo(small, origin, 321)).toEqual({ top: 321, offset: 321 });
  });

  it('follows a wheel to the pixel, anywhere in a million rows', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: -600, max: 600 }), (share, moved) => {
        const from = placeAt(million, share * (million.rows * million.rowHeight - million.viewport));
        const to = scrolledTo(million, from, from.top + moved);
        const inside =
          from.offset + moved >= 0 && from.offset + moved <= million.rows * 32 - million.viewport;
        if (inside) expect(to.offset - from.offset).toBe(moved);
      }),
    );
  });

  it('keeps drawn rows where they are while the wheel turns', () => {
    const from = placeAt(million, 20_000_000);
    const to = scrolledTo(million, from, from.top + 120);
    expect(rowTop(million, to, 625_010)).toBe(rowTop(million, from, 625_010));
  });

  it('maps a drag of the bar proportionally, ends included', () => {
    expect(scrolledTo(million, origin, lastTop).offset).toBe(million.rows * 32 - million.viewport);
    expect(scrolledTo(million, placeAt(million, 9e9), 0).offset).toBe(0);
    const middle = rowsInSight(million, scrolledTo(million, origin, lastTop / 2));
    expect(middle?.first).toBeCloseTo(million.rows / 2, -2);
  });

  it('never runs out of bar before the list ends', () => {
    let place = placeAt(million, 100_000);
    for (let step = 0; step < 400; step++) place = scrolledTo(million, place, Math.max(0, place.top - 400));
    expect(place).toEqual(origin);
  });

  it('puts every row in sight on request', () => {
    fc.assert(
      fc.property(extents, shares, shares, (extent, at, wanted) => {
        const from = placeAt(extent, at * extent.rows * extent.rowHeight);
        const index = Math.floor(wanted * (extent.rows - 1));
        expect(sees(extent, revealed(extent, from, index), index)).toBe(true);
        expect(sees(extent, placeOfRow(extent, index), index)).toBe(true);
      }),
    );
  });

  it('never leaves the list or the bar', () => {
    fc.assert(
      fc.property(
        extents,
        shares,
        fc.integer({ min: -9_000_000, max: 9_000_000 }),
        (extent, at, distance) => {
          const place = scrolledBy(extent, placeAt(extent, at * extent.rows * extent.rowHeight), distance);
          expect(place.offset).toBeGreaterThanOrEqual(0);
          expect(place.offset).toBeLessThanOrEqual(
            Math.max(0, extent.rows * extent.rowHeight - extent.viewport),
          );
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top).toBeLessThanOrEqual(Math.max(0, scrollHeight(extent) - extent.viewport));
        },
      ),
    );
  });

  it('does not move for a row already in sight', () => {
    const place = placeAt(million, 3200);
    expect(revealed(million, place, 105)).toBe(place);
  });

  it('says which rows are in sight', () => {
    expect(rowsInSight(million, { top: 0, offset: 16 })).toEqual({ first: 0, last: 20 });
    expect(rowsInSight({ ...million, rows: 3 }, origin)).toEqual({ first: 0, last: 2 });
    expect(rowsInSight({ ...million, rows: 0 }, origin)).toBeNull();
    expect(widened({ first: 4, last: 30 }, 12, 35)).toEqual({ first: 0, last: 34 });
  });
});
