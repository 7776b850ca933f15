import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './State.module.css';

type PartialStripProps = {
  /** What is missing and what is off because of it. */
  children: ReactNode;
  actions?: ReactNode;
};

/** Across the width, under the toolbar: the answer is not the whole one. */
export function PartialStrip({ children, actions }: PartialStripProps) {
  return (
    <div className={classes.strip} role="status">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <span>{children}</span>
      {actions && <span data-beside>{actions}</span>}
    </div>
  );
}
