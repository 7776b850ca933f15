import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { State } from './State';

/** An area that has nothing to show without a connection. */
export function Offline({ onRetry }: { onRetry: () => void }) {
  return (
    <State
      icon={IconCloudOff}
      title={<Trans>The platform does not answer</Trans>}
      actions={
        <Button onClick={onRetry}>
          <Trans>Try now</Trans>
        </Button>
      }
    >
      <Trans>Nothing was changed. Steward goes on as soon as the connection is back.</Trans>
    </State>
  );
}
