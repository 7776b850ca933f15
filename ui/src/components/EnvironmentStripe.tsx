import { useLingui } from '@lingui/react';
import { useEffect } from 'react';
import type { Environment } from '@/api/bindings';
import { setWindowTitle } from '@/platform/window';
import classes from './Environment.module.css';
import { environmentNames } from './EnvironmentLabel';

/** The line along the top edge of the window, over everything, dialogs included. Grey while not connected. */
export function EnvironmentStripe({
  environment,
  platform,
}: {
  environment: Environment | null;
  platform?: string;
}) {
  const { i18n } = useLingui();
  const word = environment && i18n._(environmentNames[environment]);
  useEffect(() => {
    setWindowTitle(platform && word ? `${platform} (${word}) - Steward` : 'Steward');
  }, [platform, word]);
  return (
    <div className={classes.stripe} data-tone={environment ?? 'none'} data-testid="environment-stripe" />
  );
}

/** The same line, upright beside a connection in a list. */
export function EnvironmentBar({ environment }: { environment: Environment | null }) {
  return <span className={classes.bar} data-tone={environment ?? 'none'} />;
}
