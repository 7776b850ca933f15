import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useState } from 'react';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { useFormat } from '@/format/useFormat';
import { useSeconds } from '@/format/useSeconds';
import { failed } from '../toast';
import classes from './State.module.css';

/** Above data that can only be read: since when the platform does not answer, and when it is looked for again. */
export function OfflineStrip() {
  const { offlineSince: since, nextTry } = useSession();
  const { time, zoneName } = useFormat();
  if (since === null) return null;
  return (
    <div className={classes.strip}>
      <IconCloudOff size={16} stroke={1.6} aria-hidden />
      <span role="status">
        <Trans>
          <b>
            Offline since {time(since)} {zoneName(since)}.
          </b>{' '}
          Changes need a connection.
        </Trans>
      </span>
      {/* Outside of the status: nobody wants to hear every second. */}
      {nextTry !== null && <Countdown to={nextTry} />}
      <span data-end>
        <TryNow />
      </span>
    </div>
  );
}

function Countdown({ to }: { to: string }) {
  const { span } = useFormat();
  const left = Date.parse(to) - useSeconds();
  return (
    <span>
      {left > 0 ? (
        <Trans>Next try in {span(Math.ceil(left / 1000) * 1000)}.</Trans>
      ) : (
        <Trans>Trying now…</Trans>
      )}
    </span>
  );
}

/** Whether it helped is told by an event, like every change of the connection. */
function TryNow() {
  const { t } = useLingui();
  const { connection } = useSession();
  const [busy, setBusy] = useState(false);

  async function tryNow() {
    setBusy(true);
    try {
      await run('tryConnection', connection.id);
    } catch (error) {
      failed(t`The connection could not be tried`, error);
    }
    setBusy(false);
  }
  return (
    <Button size="xs" loading={busy} onClick={tryNow}>
      <Trans>Try now</Trans>
    </Button>
  );
}
