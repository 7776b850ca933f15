import type { ReactNode } from 'react';
import classes from './Page.module.css';
import { StatusBar } from './StatusBar';

type PageProps = {
  title: ReactNode;
  /** Beside the title, in grey: a count, a date. */
  meta?: ReactNode;
  /** At the end of the head. One primary button at most. */
  actions?: ReactNode;
  /** Replaces the 52px head, for pages that draw their own (the user's page). It must hold an `h1`. */
  head?: ReactNode;
  /** Start of the status bar: `Rows 1 to 20 of 12,431`. The time zone and the keys follow by themselves. */
  status?: ReactNode;
  /** The body lays itself out in the full height and scrolls inside (tables). Else it scrolls as a whole. */
  filled?: boolean;
  children: ReactNode;
};

/** What every page is made of: head, body, status bar. */
export function Page({ title, meta, actions, head, status, filled, children }: PageProps) {
  return (
    <div className={classes.page}>
      {head ?? (
        <header className={classes.head}>
          <h1>{title}</h1>
          {meta !== undefined && <span className={classes.meta}>{meta}</span>}
          <div className={classes.actions}>{actions}</div>
        </header>
      )}
      <div className={classes.body} data-filled={filled || undefined}>
        {children}
      </div>
      <StatusBar>{status}</StatusBar>
    </div>
  );
}
