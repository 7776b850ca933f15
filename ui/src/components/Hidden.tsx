import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Sensitive } from '@/api/bindings';
import classes from './KeyValue.module.css';

/** In place of a value that the admin may not see, whether there is one or not. */
export function Hidden() {
  const { t } = useLingui();
  const reason = t`Hidden: needs the permission user.view.sensitive`;
  return (
    <span className={classes.notSet} title={reason}>
      <span aria-hidden>••••</span>
      <VisuallyHidden>{reason}</VisuallyHidden>
    </span>
  );
}

/** The value, unless the platform left it out because the admin may not see what it tells. */
export function orHidden(masked: readonly Sensitive[], fact: Sensitive, value: ReactNode): ReactNode {
  return masked.includes(fact) ? <Hidden /> : value;
}
