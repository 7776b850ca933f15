import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import classes from './Summary.module.css';

export type SummaryRow = {
  label: string;
  value: ReactNode;
  /** Only at the code: the review shows it in another form above. */
  atCode?: boolean;
};

/** What will be sent, as the desk gave it back. */
export function Summary({ rows }: { rows: SummaryRow[] }) {
  if (rows.length === 0) return null;
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

/** A long text by a person: three lines, and all of it on request. */
export function LongText({ children }: { children: string }) {
  const [all, setAll] = useState(false);
  const [cut, setCut] = useState(false);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element) setCut(element.scrollHeight > element.clientHeight);
  }, []);
  return (
    <>
      <span ref={measure} className={classes.long} data-cut={!all || undefined} dir="auto">
        {children}
      </span>
      {cut && !all && (
        <Button size="xs" variant="link" className={classes.more} onClick={() => setAll(true)}>
          <Trans>Show all</Trans>
        </Button>
      )}
    </>
  );
}
