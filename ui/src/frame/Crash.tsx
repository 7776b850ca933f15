import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { isConsoleError } from '@/api/ConsoleError';
import { ask } from '@/api/read';
import { RequestId } from '@/components/RequestId';
import { State } from '@/components/states/State';
import { useCopy } from '@/components/useCopy';
import classes from './Crash.module.css';
import { codeOf, crashDetails } from './crashDetails';

type CrashProps = { error: unknown; onRetry: () => void };

/** In place of what threw while it was drawn. It draws little itself, so that it stands where nothing else does. */
export function Crash({ error, onRetry }: CrashProps) {
  const version = useQueryClient().getQueryData(ask('consoleState').queryKey)?.version ?? null;
  const { copied, copy } = useCopy();
  const refusal = isConsoleError(error) ? error : null;
  return (
    <div className={classes.crash}>
      <State
        icon={IconAlertTriangle}
        tone="bad"
        title={<Trans>This could not be shown</Trans>}
        extra={
          <>
            <Trans>
              Code <code className="st-mono">{codeOf(error)}</code>
            </Trans>{' '}
            {refusal?.request_id && <RequestId id={refusal.request_id} />}
          </>
        }
        actions={
          <>
            <Button leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
            <Button onClick={() => copy(crashDetails(error, version))}>
              {copied ? <Trans>Copied</Trans> : <Trans>Copy details</Trans>}
            </Button>
          </>
        }
      >
        {refusal ? (
          [refusal.message, refusal.remedy].filter(Boolean).join(' ')
        ) : (
          <Trans>
            Steward made a mistake while drawing it. Nothing was changed. If trying again does not help, give
            the details to whoever looks after Steward; they name no person.
          </Trans>
        )}
      </State>
    </div>
  );
}
