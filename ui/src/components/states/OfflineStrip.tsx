import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useFormat } from '@/format/useFormat';
import classes from './State.module.css';

type OfflineStripProps = {
  /** ISO instant. */
  since: string;
  onRetry?: () => void;
};

/** Above data that can only be read: since when the platform does not answer. */
export function OfflineStrip({ since, onRetry }: OfflineStripProps) {
  const { time, zoneName } = useFormat();
  return (
    <div className={classes.strip} role="status">
      <IconCloudOff size={16} stroke={1.6} aria-hidden />
      <span>
        <Trans>
          <b>
            Offline since {time(since)} {zoneName(since)}.
          </b>{' '}
          Changes need a connection.
        </Trans>
      </span>
      {onRetry && (
        <span data-end>
          <Button size="xs" onClick={onRetry}>
            <Trans>Try now</Trans>
          </Button>
        </span>
      )}
    </div>
  );
}
