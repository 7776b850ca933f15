import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { Environment } from '@/api/bindings';
import classes from './Environment.module.css';

export const environmentNames: Record<Environment, MessageDescriptor> = {
  production: msg`Production`,
  staging: msg`Staging`,
  demo: msg`Demo`,
};

export function EnvironmentLabel({ environment }: { environment: Environment }) {
  const { i18n } = useLingui();
  return (
    <span className={classes.label} data-tone={environment}>
      {i18n._(environmentNames[environment])}
    </span>
  );
}
