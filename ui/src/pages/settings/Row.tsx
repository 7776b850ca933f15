import type { ReactNode } from 'react';
import classes from './Settings.module.css';

type RowProps = {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  /** The control, labelled by `id`. */
  children: ReactNode;
};

/** One setting: what it is, what it does, and its control at the end. */
export function Row({ id, label, help, children }: RowProps) {
  return (
    <div className={classes.row}>
      <div>
        <div id={id}>{label}</div>
        {help && <p>{help}</p>}
      </div>
      {children}
    </div>
  );
}
