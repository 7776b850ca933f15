import { memo, type ReactNode } from 'react';
import classes from './Grid.module.css';

export type GridCell<Row> = {
  key: string;
  end?: boolean;
  cell(row: Row): ReactNode;
};

type GridRowProps<Row> = {
  index: number;
  /** Absent while it is not read: the row is drawn as a skeleton, and keeps the keyboard when its content comes. */
  row: Row | undefined;
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
  const read = row !== undefined;
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={read ? selected : undefined}
      aria-busy={!read || undefined}
      data-index={index}
      data-focused={focused || undefined}
      data-faded={faded || undefined}
      tabIndex={focused ? 0 : -1}
      style={{ top, height }}
    >
      <div className={classes.pick} role="gridcell" data-pick>
        <span className={classes.check} data-on={selected || undefined} data-off={!read || undefined} />
      </div>
      {cells.map(({ key, end, cell }, at) => (
        <div
          key={key}
          className={at === 0 ? classes.pinned : classes.cell}
          role="gridcell"
          data-end={end || undefined}
        >
          {read ? cell(row) : <span className={classes.skeleton} data-length={(index + at) % 4} />}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow;
