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
  about,
}: {
  environment: Environment | null;
  platform?: string;
  /** What the window is for, where it is not the console's. */
  about?: string;
}) {
  const { i18n } = useLingui();
  const word = environment && i18n._(environmentNames[environment]);
  useEffect(() => {
    const where = platform && word ? `${platform} (${word})` : null;
    setWindowTitle([about, where, 'Steward'].filter(Boolean).join(' - '));
  }, [about, platform, word]);
  return (
    <div className={classes.stripe} data-tone={environment ?? 'none'} data-testid="environment-stripe" />
  );
}

/** The same line, upright beside a connection in a list. */
export function EnvironmentBar({ environment }: { environment: Environment | null }) {
  return <span className={classes.bar} data-tone={environment ?? 'none'} />;
}
