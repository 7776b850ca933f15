import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { IconBroadcast } from '@tabler/icons-react';
import type { Environment } from '@/api/bindings';
import { environmentNames } from '@/components/EnvironmentLabel';
import classes from './ActsOn.module.css';

/** The environment in words, above the code. */
export function ActsOn({ environment, platform }: { environment: Environment; platform: string }) {
  const { i18n } = useLingui();
  const word = i18n._(environmentNames[environment]);
  return (
    <div className={classes.notice} data-tone={environment}>
      <IconBroadcast size={14} stroke={1.6} aria-hidden />
      <span>
        <Trans>
          Applies to <bdi>{platform}</bdi> (<b>{word}</b>)
        </Trans>
      </span>
    </div>
  );
}
