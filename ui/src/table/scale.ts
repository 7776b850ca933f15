/**
 * How a list taller than any browser lays out is mapped onto a scroll bar.
 *
 * A million rows of 32 px are 41 million px; engines stop near 33 million. So the scrolled area is capped, and two
 * numbers say where the list stands: `top`, what the scroll bar shows, and `offset`, the true distance from the first
 * row. Small movements change both alike (exact to the pixel); a drag of the bar maps proportionally.
 */
export const tallest = 8_000_000;

export type Extent = {
  rows: number;
  /** px */
  rowHeight: number;
  /** px of rows in sight. */
  viewport: number;
};

export type Place = { top: number; offset: number };

export const origin: Place = { top: 0, offset: 0 };

function listHeight({ rows, rowHeight }: Extent): number {
  return rows * rowHeight;
}

/** Height of the scrolled area, px. */
export function scrollHeight(extent: Extent): number {
  return Math.min(listHeight(extent), tallest);
}

function lastTop(extent: Extent): number {
  return Math.max(0, scrollHeight(extent) - extent.viewport);
}

function lastOffset(extent: Extent): number {
  return Math.max(0, listHeight(extent) - extent.viewport);
}

function isCapped(extent: Extent): boolean {
  return listHeight(extent) > tallest;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, Math.round(value)), most);
}

/** Half of what one pixel of the bar is worth: a wheel moves less, a drag of the bar moves more. */
function leap(extent: Extent): number {
  return scrollHeight(extent) / Math.max(1, extent.viewport) / 2;
}

/** The place with this distance from the first row, the bar where it belongs. */
export function placeAt(extent: Extent, offset: number): Place {
  const exact = clamp(offset, lastOffset(extent));
  if (!isCapped(extent)) return { top: exact, offset: exact };
  // Near an end the bar keeps as much way as the list has left, so that a wheel can always go on.
  const ahead = Math.min(lastOffset(extent) - exact, extent.viewport);
  const behind = Math.min(exact, extent.viewport);
  const top = Math.round((exact / lastOffset(extent)) * lastTop(extent));
  return { top: Math.min(Math.max(top, behind), lastTop(extent) - ahead), offset: exact };
}

/** Where the list stands after the bar came to `top`. The answer's `top` may differ: then the bar must be set to it. */
export function scrolledTo(extent: Extent, from: Place, top: number): Place {
  if (!isCapped(extent)) return placeAt(extent, top);
  const moved = top - from.top;
  if (Math.abs(moved) > leap(extent)) {
    return { top, offset: clamp((top / lastTop(extent)) * lastOffset(extent), lastOffset(extent)) };
  }
  const offset = clamp(from.offset + moved, lastOffset(extent));
  return isCornered(extent, top) ? placeAt(extent, offset) : { top, offset };
}

/** Near an end of the bar, where it could run out before the list does. */
function isCornered(extent: Extent, top: number): boolean {
  return top < extent.viewport || top > lastTop(extent) - extent.viewport;
}

/** The least movement that brings a row into sight; the same place when it is. */
export function revealed(extent: Extent, from: Place, index: number): Place {
  const start = index * extent.rowHeight;
  const end = start + extent.rowHeight - extent.viewport;
  const offset = start < from.offset ? start : Math.max(end, from.offset);
  if (offset === from.offset) return from;
  return scrolledBy(extent, from, offset - from.offset);
}

/** Moves by a distance. Short ways keep the bar in step, so that rows already drawn stay where they are. */
export function scrolledBy(extent: Extent, from: Place, distance: number): Place {
  const top = from.top + distance;
  const near = Math.abs(distance) <= leap(extent) && top >= 0 && top <= lastTop(extent);
  return near ? scrolledTo(extent, from, top) : placeAt(extent, from.offset + distance);
}

/** The place that has a row in the middle, as far as the ends allow. */
export function placeOfRow(extent: Extent, index: number): Place {
  return placeAt(extent, index * extent.rowHeight - (extent.viewport - extent.rowHeight) / 2);
}

export type Span = { first: number; last: number };

/** Rows in sight, both ends included; `null` for an empty list. */
export function rowsInSight(extent: Extent, { offset }: Place): Span | null {
  if (extent.rows === 0) return null;
  const first = Math.floor(offset / extent.rowHeight);
  const last = Math.ceil((offset + extent.viewport) / extent.rowHeight) - 1;
  return { first: Math.min(first, extent.rows - 1), last: Math.min(Math.max(first, last), extent.rows - 1) };
}

/** The span with some rows more at both ends. */
export function widened({ first, last }: Span, by: number, rows: number): Span {
  return { first: Math.max(0, first - by), last: Math.min(rows - 1, last + by) };
}

/** Distance of a row's upper edge from the start of the scrolled area, px. */
export function rowTop(extent: Extent, { top, offset }: Place, index: number): number {
  return index * extent.rowHeight - offset + top;
}
