import { type CSSProperties, memo, type ReactNode } from 'react';
import classes from './Grid.module.css';

export type GridCell<Row> = {
  key: string;
  end?: boolean;
  cell(row: Row): ReactNode;
};

type GridRowProps<Row> = {
  index: number;
  row: Row;
  cells: GridCell<Row>[];
  /** px from the start of the scrolled area. */
  top: number;
  height: number;
  selected: boolean;
  focused: boolean;
  /** Drawn in grey: a deleted user. */
  faded: boolean;
};

/** One row. Plain elements only: dozens of these are made within a frame. */
function PlainRow<Row>({ index, row, cells, top, height, selected, focused, faded }: GridRowProps<Row>) {
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-index={index}
      data-focused={focused || undefined}
      data-faded={faded || undefined}
      tabIndex={focused ? 0 : -1}
      style={{ top, height } satisfies CSSProperties}
    >
      <div className={classes.pick} role="gridcell" data-pick>
        <span className={classes.check} data-on={selected || undefined} />
      </div>
      {cells.map(({ key, end, cell }, at) => (
        <div
          key={key}
          className={at === 0 ? classes.pinned : classes.cell}
          role="gridcell"
          data-end={end || undefined}
        >
          {cell(row)}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow;

type SkeletonRowProps = {
  index: number;
  cells: { key: string }[];
  top: number;
  height: number;
  focused: boolean;
};

/** A row that has not been read yet, in the place where it will be. */
export const SkeletonRow = memo(function SkeletonRow({
  index,
  cells,
  top,
  height,
  focused,
}: SkeletonRowProps) {
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 1}
      aria-busy
      data-index={index}
      data-focused={focused || undefined}
      tabIndex={focused ? 0 : -1}
      style={{ top, height }}
    >
      <div className={classes.pick} role="gridcell">
        <span className={classes.check} data-off />
      </div>
      {cells.map(({ key }, at) => (
        <div key={key} className={at === 0 ? classes.pinned : classes.cell} role="gridcell">
          <span className={classes.skeleton} data-length={(index + at) % 4} />
        </div>
      ))}
    </div>
  );
});
