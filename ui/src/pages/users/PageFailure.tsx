import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { isConsoleError } from '@/api/ConsoleError';
import { RequestId } from '@/components/RequestId';
import { PartialStrip } from '@/components/states/PartialStrip';

/** Some rows could not be read; those that were stay. */
export function PageFailure({ error, onRetry }: { error: Error; onRetry(): void }) {
  const refusal = isConsoleError(error) ? error : null;
  return (
    <PartialStrip
      actions={
        <Button size="xs" onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <b>
        <Trans>Some rows could not be read.</Trans>
      </b>{' '}
      {refusal?.message} {refusal?.remedy} {refusal?.request_id && <RequestId id={refusal.request_id} />}
    </PartialStrip>
  );
}
