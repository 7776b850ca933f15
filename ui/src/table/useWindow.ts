import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  type Extent,
  origin,
  type Place,
  placeAt,
  placeOfRow,
  revealed,
  rowsInSight,
  type Span,
  scrolledTo,
} from './scale';

/** Height of the head row, px: it covers the upper edge of the scrolled area. */
export const headHeight = 30;
const idleMs = 150;
/** Rows drawn beyond what is in sight, on both sides. */
const overscan = 12;

/** What must be drawn: which rows, and how far they are moved against their true distance from the first row. */
export type GridWindow = { span: Span | null; shift: number; extent: Extent; overscan: number };

export type GridScroll = {
  window: GridWindow;
  onScroll(): void;
  /** Brings a row into sight by the least movement. */
  reveal(index: number): void;
  /** Brings a row into the middle. */
  jump(index: number): void;
  /** Rows that fit, for PgUp and PgDn. */
  pageRows(): number;
};

function same(a: GridWindow, b: GridWindow): boolean {
  return (
    a.span?.first === b.span?.first &&
    a.span?.last === b.span?.last &&
    a.shift === b.shift &&
    a.overscan === b.overscan &&
    a.extent === b.extent
  );
}

/**
 * Scrolls a list of any length (see scale.ts). React hears of it only when other rows come into sight.
 * `firstRow` is where the list stands when it appears.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  rowHeight: number,
  firstRow: number,
): GridScroll {
  const extent = useRef<Extent>({ rows, rowHeight, viewport: 0 });
  const place = useRef<Place>(origin);
  /** While the bar is dragged, every frame draws other rows: only those in sight. */
  const leaping = useRef(false);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = useCallback((): GridWindow => {
    const { top, offset } = place.current;
    return {
      span: rowsInSight(extent.current, place.current),
      shift: top - offset,
      extent: extent.current,
      overscan: leaping.current ? 0 : overscan,
    };
  }, []);
  const [window, setWindow] = useState<GridWindow>(look);

  const put = useCallback(
    (next: Place) => {
      place.current = next;
      if (scroller.current && scroller.current.scrollTop !== next.top) scroller.current.scrollTop = next.top;
      setWindow((shown) => (same(shown, look()) ? shown : look()));
    },
    [scroller, look],
  );

  const measure = useCallback(() => {
    const viewport = Math.max(0, (scroller.current?.clientHeight ?? 0) - headHeight);
    const before = extent.current;
    if (before.rows === rows && before.rowHeight === rowHeight && before.viewport === viewport) return;
    const atRow = before.viewport === 0 ? firstRow : place.current.offset / before.rowHeight;
    extent.current = { rows, rowHeight, viewport };
    // The scrolled area has its new height only after this render.
    place.current = placeAt(extent.current, atRow * rowHeight);
    setWindow(look());
  }, [scroller, rows, rowHeight, firstRow, look]);

  useLayoutEffect(measure, [measure]);
  useLayoutEffect(() => {
    if (scroller.current && scroller.current.scrollTop !== place.current.top)
      scroller.current.scrollTop = place.current.top;
  });
  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, measure]);
  useEffect(() => () => clearTimeout(idle.current), []);

  return {
    window,
    onScroll() {
      if (!scroller.current) return;
      const next = scrolledTo(extent.current, place.current, Math.round(scroller.current.scrollTop));
      leaping.current = Math.abs(next.offset - place.current.offset) > extent.current.viewport;
      put(next);
      clearTimeout(idle.current);
      // After a long way by wheel the bar lags behind; it catches up when nobody holds it.
      idle.current = setTimeout(() => {
        leaping.current = false;
        put(placeAt(extent.current, place.current.offset));
      }, idleMs);
    },
    reveal: (index) => put(revealed(extent.current, place.current, index)),
    jump: (index) => put(placeOfRow(extent.current, index)),
    pageRows: () => Math.max(1, Math.floor(extent.current.viewport / extent.current.rowHeight) - 1),
  };
}
