import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { columnTracks, leastWidth } from './columns';
import classes from './Grid.module.css';
import { GridHead, type GridHeadProps, type HeadColumn } from './GridHead';
import { type GridCell, GridRow } from './GridRow';
import { rowTop, type Span, scrollHeight, widened } from './scale';
import { assignSlots, type Slots } from './slots';
import { useWindow } from './useWindow';

const pickWidth = 40;

export type GridColumn<Row> = HeadColumn & GridCell<Row>;

export type GridHandle = {
  reveal(index: number): void;
  jump(index: number): void;
  pageRows(): number;
  /** Gives the keyboard to the focused row. */
  focus(): void;
  element: HTMLElement | null;
};

export type RowPick = { index: number; how: 'toggle' | 'extend' };

/** Where the rows come from; the grid alone listens to each page that arrives. */
export type GridRows<Row> = {
  row(index: number): Row | undefined;
  subscribe(listener: () => void): () => void;
  /** Another value whenever `row` may answer differently. */
  state(): unknown;
};

type GridProps<Row> = Omit<GridHeadProps, 'columns'> & {
  label: string;
  columns: GridColumn<Row>[];
  rowHeight: number;
  total: number;
  rows: GridRows<Row>;
  /** A row without content: what is drawn for one that is not read. */
  blank: Row;
  isSelected(row: Row): boolean;
  isFaded(row: Row): boolean;
  focus: number;
  onFocus(index: number): void;
  onOpen(index: number): void;
  onPickRow(pick: RowPick): void;
  /** A right click on a row. */
  onMenu(index: number, at: { x: number; y: number }): void;
  /** Rows in sight, whenever that changes. */
  onSight(span: Span): void;
  /** Row at the upper edge when the grid appears. */
  firstRow: number;
  /** Over the rows, at the lower edge: the bar of the selection. */
  children?: ReactNode;
  ref?: Ref<GridHandle>;
};

/** A table of any length. It draws what is in sight and knows nothing of what the rows mean. */
export function Grid<Row>(props: GridProps<Row>) {
  const {
    label,
    columns,
    rowHeight,
    total,
    rows,
    blank,
    focus,
    isSelected,
    isFaded,
    onSight,
    firstRow,
    children,
    ref,
    ...act
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useWindow(scroller, total, rowHeight, firstRow);
  const tellWhole = useWholeText();
  const { span, shift, extent, overscan } = scroll.window;
  useSyncExternalStore(rows.subscribe, rows.state);

  const { reveal, jump, pageRows } = scroll;
  useImperativeHandle(ref, () => ({
    reveal,
    jump,
    pageRows,
    focus: () =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${focus}"]`)?.focus({ preventScroll: true }),
    element: scroller.current,
  }));
  useLayoutEffect(() => {
    if (span) onSight(span);
  }, [span, onSight]);

  const slots = useRef<Slots>([]);
  slots.current = assignSlots(
    slots.current,
    span ? indexes(widened(span, overscan, total), focus, total) : [],
  );
  const style = {
    '--grid-columns': `${pickWidth}px ${columnTracks(columns)}`,
    '--grid-least': `${pickWidth + leastWidth(columns)}px`,
  } as CSSProperties;

  function indexOf(event: MouseEvent): number | null {
    const at = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset.index;
    return at === undefined ? null : Number(at);
  }

  function onClick(event: MouseEvent) {
    const index = indexOf(event);
    if (index === null) return;
    const onBox = (event.target as Element).closest('[data-pick]') !== null;
    if (event.shiftKey) act.onPickRow({ index, how: 'extend' });
    else if (onBox || event.ctrlKey || event.metaKey) act.onPickRow({ index, how: 'toggle' });
    act.onFocus(index);
  }

  return (
    <div className={classes.frame} style={style}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={total}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        onScroll={(event) => {
          scroll.onScroll();
          pin(event.currentTarget);
        }}
      >
        <div role="rowgroup" className={classes.headGroup}>
          <GridHead columns={columns} {...act} />
        </div>
        {/* Keys are the page's, through the registry of keys. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div
          role="rowgroup"
          className={classes.rows}
          style={{ height: scrollHeight(extent) }}
          onClick={onClick}
          onDoubleClick={(event) => {
            const index = indexOf(event);
            if (index !== null) act.onOpen(index);
          }}
          onContextMenu={(event) => {
            const index = indexOf(event);
            if (index === null) return;
            event.preventDefault();
            act.onFocus(index);
            act.onMenu(index, { x: event.clientX, y: event.clientY });
          }}
          onPointerOver={tellWhole}
        >
          {slots.current.map((index, slot) => {
            const shown = index === null ? undefined : rows.row(index);
            const top = rowTop(extent, { top: shift, offset: 0 }, index ?? 0);
            return (
              <GridRow
                key={slot}
                index={index}
                row={shown ?? blank}
                read={shown !== undefined}
                cells={columns}
                top={placed(top, scrollHeight(extent) - rowHeight)}
                height={rowHeight}
                focused={index === focus}
                selected={shown !== undefined && isSelected(shown)}
                faded={shown !== undefined && isFaded(shown)}
              />
            );
          })}
        </div>
      </div>
      {children}
    </div>
  );
}

/** The focused row is always drawn: it holds the keyboard, wherever the list is scrolled to. */
function indexes({ first, last }: Span, focus: number, total: number): number[] {
  const inSight = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (focus < first && focus >= 0) return [focus, ...inSight];
  return focus > last && focus < total ? [...inSight, focus] : inSight;
}

/** Far away, a row stays at the edge of the scrolled area instead of stretching it. */
function placed(top: number, most: number): number {
  return Math.min(Math.max(top, -100), Math.max(most, 0));
}

/**
 * Keeps the pinned cells in sight while the table scrolls sideways. Not `position: sticky`: WebKit gives each sticky
 * cell a layer of its own, and dozens of layers make every frame late.
 */
function pin(scroller: HTMLElement) {
  const sideways = `${scroller.scrollLeft}px`;
  if (scroller.style.getPropertyValue('--grid-sideways') === sideways) return;
  scroller.style.setProperty('--grid-sideways', sideways);
  scroller.toggleAttribute('data-sideways', scroller.scrollLeft !== 0);
}

/** What a cell cuts off is told by its tooltip, made when the pointer is there; a cell may show another row later. */
function useWholeText() {
  const told = useRef<HTMLElement>(undefined);
  const forget = () => told.current?.removeAttribute('title');
  useLayoutEffect(forget);
  return (event: { target: EventTarget }) => {
    forget();
    const cell = (event.target as Element).closest<HTMLElement>('[role=gridcell]');
    if (!cell?.textContent || ![cell, ...cell.querySelectorAll<HTMLElement>('*')].some(isCut)) return;
    cell.title = cell.textContent;
    told.current = cell;
  };
}

function isCut({ scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollWidth > clientWidth + 1;
}
