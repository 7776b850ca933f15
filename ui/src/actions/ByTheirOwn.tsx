import type { ReactNode } from 'react';
import { ActionButton } from './ActionButton';
import classes from './ByTheirOwn.module.css';
import type { Operation } from './form';
import type { Target } from './target';

type ByTheirOwnProps = { target: Target; operations: Operation[]; children: ReactNode };

/** Under a form: what it does not do, and the actions that do it by their own. */
export function ByTheirOwn({ target, operations, children }: ByTheirOwnProps) {
  return (
    <div className={classes.others}>
      <span>{children}</span>
      {operations.map((operation) => (
        <ActionButton key={operation} target={target} operation={operation} size="xs" marked />
      ))}
    </div>
  );
}
