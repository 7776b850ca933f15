import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { ColumnShape } from './columns';
import classes from './Grid.module.css';

export type HeadColumn = ColumnShape & { chosen: number | null };
export type GridSort = { column: string; descending: boolean } | null;

export type GridHeadProps = {
  columns: HeadColumn[];
  sort: GridSort;
  onSort(column: string): void;
  onResize(column: string, width: number | null): void;
  onMove(column: string, by: 1 | -1): void;
  /** Of the rows read so far. */
  picked: 'none' | 'some' | 'all';
  /** Why nothing can be selected now. */
  pickingOff: string | null;
  onPick(): void;
};

const resizeStep = 8;

/** The heads: one stop of Tab, arrows go along them. Alt moves a column, Shift makes it wider or narrower. */
export function GridHead({ columns, sort, picked, pickingOff, onPick, ...act }: GridHeadProps) {
  const { t } = useLingui();
  const [current, setCurrent] = useState(0);
  const atCurrent = Math.min(current, columns.length - 1);

  function onKeyDown(event: KeyboardEvent<HTMLElement>, column: HeadColumn, at: number) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const head = event.currentTarget.closest('[role=columnheader]');
    const toEnd =
      getComputedStyle(event.currentTarget).direction === 'rtl' ? (-by as 1 | -1) : (by as 1 | -1);
    if (event.altKey) return act.onMove(column.key, toEnd);
    if (event.shiftKey)
      return act.onResize(column.key, (head?.clientWidth || column.width) + toEnd * resizeStep);
    const next = Math.min(columns.length - 1, Math.max(0, at + toEnd));
    setCurrent(next);
    event.currentTarget.closest('[role=row]')?.querySelectorAll<HTMLElement>('[data-head]')[next]?.focus();
  }

  return (
    <div className={classes.head} role="row">
      <div className={classes.pick} role="columnheader">
        <Checkbox
          aria-label={pickingOff ?? t`Select the rows read so far`}
          title={pickingOff ?? undefined}
          checked={picked === 'all'}
          indeterminate={picked === 'some'}
          onChange={() => pickingOff === null && onPick()}
          aria-disabled={pickingOff !== null || undefined}
        />
      </div>
      {columns.map((column, at) => {
        const sorted = sort?.column === column.key ? sort : null;
        const Arrow = sorted?.descending ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={column.key}
            className={at === 0 ? classes.pinnedHead : classes.headCell}
            role="columnheader"
            aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            data-end={column.end || undefined}
          >
            <button
              type="button"
              className={classes.sortButton}
              data-head
              data-sortable={column.sortable || undefined}
              tabIndex={at === atCurrent ? 0 : -1}
              title={column.label}
              onFocus={() => setCurrent(at)}
              onKeyDown={(event) => onKeyDown(event, column, at)}
              onClick={() => column.sortable && act.onSort(column.key)}
            >
              <span>{column.label}</span>
              {sorted && <Arrow size={12} stroke={2} aria-hidden />}
            </button>
            <ResizeHandle onResize={(width) => act.onResize(column.key, width)} />
          </div>
        );
      })}
    </div>
  );
}

/** Dragging sets the width, a double click gives it back. The keyboard has Shift and arrows on the head. */
function ResizeHandle({ onResize }: { onResize(width: number | null): void }) {
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const handle = event.currentTarget;
    const head = handle.parentElement;
    if (!head || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const [start, width] = [event.clientX, head.clientWidth];
    const sign = getComputedStyle(head).direction === 'rtl' ? -1 : 1;
    const move = (moved: globalThis.PointerEvent) => onResize(width + sign * (moved.clientX - start));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  }
  return (
    <span
      className={classes.handle}
      aria-hidden
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(null)}
    />
  );
}
