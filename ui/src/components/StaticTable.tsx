import type { ReactNode } from 'react';
import classes from './StaticTable.module.css';

export type StaticColumn = {
  key: string;
  label: ReactNode;
  /** CSS length; the rest share what is left. */
  width?: string;
  /** Numbers stand at the end. */
  end?: boolean;
};

type StaticTableProps = {
  /** What the table holds, for those who hear it. */
  label: string;
  columns: StaticColumn[];
  /** To the edges of the page instead of inside a card. */
  wide?: boolean;
  children: ReactNode;
};

/** A short table that is drawn whole. Long ones are the grid's. */
export function StaticTable({ label, columns, wide, children }: StaticTableProps) {
  return (
    <table className={classes.table} aria-label={label} data-wide={wide || undefined}>
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ key, label: head, end }) => (
            <th key={key} scope="col" data-end={end || undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
