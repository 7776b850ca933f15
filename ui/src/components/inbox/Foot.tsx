import type { ReactNode } from 'react';
import classes from './inbox.module.css';

/** What is decided about what is open, and what becomes of the decision. */
export function Foot({ note, children }: { note: ReactNode; children: ReactNode }) {
  return (
    <footer className={classes.foot}>
      <span>{note}</span>
      {children}
    </footer>
  );
}
