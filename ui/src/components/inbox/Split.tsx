import type { ReactNode } from 'react';
import classes from './inbox.module.css';

/** A list and, beside it, what is open of it. */
export function Split({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.split}>
      {list && <div className={classes.list}>{list}</div>}
      {children}
    </div>
  );
}

type DetailProps = { label: string; title: ReactNode; children: ReactNode; below: ReactNode };

/** What is open: its heading with what is to know at once, and the rest. */
export function Detail({ label, title, below, children }: DetailProps) {
  return (
    <section className={classes.detail} aria-label={label}>
      <header className={classes.head}>
        <div className={classes.title}>{title}</div>
        {below}
      </header>
      {children}
    </section>
  );
}
