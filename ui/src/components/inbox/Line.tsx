import type { ReactNode } from 'react';
import classes from './inbox.module.css';

/** One line of an item: what gives way where there is little room, and what stands whole at its end. */
export function Line({ children }: { children: ReactNode }) {
  return <span className={classes.line}>{children}</span>;
}
