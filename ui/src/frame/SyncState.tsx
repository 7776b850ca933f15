import { Trans } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { IconCircleCheck, IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useSession } from '@/api/session';
import { useFormat } from '@/format/useFormat';
import { useNow } from '@/format/useNow';
import classes from './TopBar.module.css';

/** Whether the platform answers, and how old what is on the screen may be. */
export function SyncState() {
  const { offlineSince } = useSession();
  const { time, zoneName, full, relative } = useFormat();
  const now = useNow();
  const synced = useLastAnswer();
  if (offlineSince) {
    return (
      <Tooltip label={full(offlineSince)}>
        <span className={classes.sync} data-offline role="status">
          <IconCloudOff size={14} stroke={1.6} aria-hidden />
          <span>
            <Trans>
              Offline since {time(offlineSince)} {zoneName(offlineSince)}
            </Trans>
          </span>
        </span>
      </Tooltip>
    );
  }
  const at = new Date(Math.min(synced, now.getTime()));
  return (
    <span className={classes.sync}>
      <IconCircleCheck size={14} stroke={1.6} aria-hidden />
      <Trans>Live, synced {relative(at, now)} ago</Trans>
    </span>
  );
}

/** When a query was last answered, in milliseconds since 1970. */
function useLastAnswer(): number {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => Math.max(0, ...cache.getAll().map((query) => query.state.dataUpdatedAt)),
  );
}
