import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './Summary.module.css';

export type SummaryRow = { label: string; value: ReactNode };

/** What will be sent, as the desk gave it back. */
export function Summary({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className={classes.summary}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** As many characters as three lines hold; what is longer waits behind "Show all". */
const shortLength = 140;

/** A long text by a person: three lines, and all of it on request. */
export function LongText({ children }: { children: string }) {
  const [all, setAll] = useState(false);
  const long = children.length > shortLength || children.split('\n').length > 3;
  return (
    <>
      <span className={classes.long} data-cut={(long && !all) || undefined} dir="auto">
        {children}
      </span>
      {long && !all && (
        <Button size="xs" variant="link" className={classes.more} onClick={() => setAll(true)}>
          <Trans>Show all</Trans>
        </Button>
      )}
    </>
  );
}
