import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

type CardProps = {
  title: ReactNode;
  /** In grey beside the title: a count, a date. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** Without padding, for tables and lists that reach the edges. */
  flush?: boolean;
  children: ReactNode;
};

export function Card({ title, meta, actions, flush, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <header className={classes.title}>
        <h2 id={id}>{title}</h2>
        {meta !== undefined && <span className={classes.meta}>{meta}</span>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
