import { memo, type ReactNode } from 'react';
import classes from './Grid.module.css';

export type GridCell<Row> = {
  key: string;
  end?: boolean;
  /** Elements whose number and kind are the same for every row: only their texts and attributes may differ. */
  cell(row: Row): ReactNode;
};

type GridRowProps<Row> = {
  /** Null: the element waits for a row to show. */
  index: number | null;
  /** What is drawn: for a row that is not read, one without content. */
  row: Row;
  read: boolean;
  cells: GridCell<Row>[];
  /** px from the start of the scrolled area. */
  top: number;
  height: number;
  selected: boolean;
  focused: boolean;
  /** Drawn in grey: a deleted user. */
  faded: boolean;
};

/**
 * One row. The same elements show one row after the other while the list is scrolled, read or not: what makes new ones
 * costs frames, and memory that the web view takes long to give back.
 */
function PlainRow<Row>({
  index,
  row,
  read,
  cells,
  top,
  height,
  selected,
  focused,
  faded,
}: GridRowProps<Row>) {
  return (
    <div
      className={classes.row}
      role="row"
      hidden={index === null}
      aria-rowindex={index === null ? undefined : index + 1}
      aria-selected={read ? selected : undefined}
      aria-busy={!read || undefined}
      data-index={index ?? undefined}
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
          {cell(row)}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow;
