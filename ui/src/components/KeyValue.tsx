import type { ReactNode } from 'react';
import classes from './KeyValue.module.css';
import { NotSet } from './NotSet';
import { Truncated } from './Truncated';

/** Keys and values under each other. `labelWidth` is a CSS length; 108px when absent. */
export function KeyValueList({ labelWidth, children }: { labelWidth?: string; children: ReactNode }) {
  return (
    <dl className={classes.list} style={labelWidth ? { ['--label-width' as string]: labelWidth } : undefined}>
      {children}
    </dl>
  );
}

type KeyValueProps = {
  label: ReactNode;
  /** Text is cut at its end and shown whole in a tooltip; anything else is shown as it is. Blank is "Not set". */
  children: ReactNode;
};

export function KeyValue({ label, children }: KeyValueProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {isBlank(children) ? (
          <NotSet />
        ) : typeof children === 'string' ? (
          <Truncated>{children}</Truncated>
        ) : (
          children
        )}
      </dd>
    </>
  );
}

function isBlank(value: ReactNode): boolean {
  return value === null || value === undefined || value === false || value === '';
}
