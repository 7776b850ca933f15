import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { RequestId } from '../RequestId';
import { NoPermission } from './NoPermission';
import { State } from './State';

type FailureProps = {
  error: unknown;
  /** What failed: "The list could not be read". */
  title: ReactNode;
  onRetry?: () => void;
};

/** What failed, what to do, and the request id to ask about. A missing permission gets its own state. */
export function Failure({ error, title, onRetry }: FailureProps) {
  const { t } = useLingui();
  if (isConsoleError(error, 'permission_denied') && error.permission) {
    return <NoPermission permission={error.permission} />;
  }
  const refusal = isConsoleError(error) ? error : null;
  return (
    <State
      icon={IconPlugConnectedX}
      tone="bad"
      title={title}
      extra={refusal?.request_id && <RequestId id={refusal.request_id} />}
      actions={
        onRetry && (
          <Button leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    >
      {refusal
        ? [refusal.message, refusal.remedy].filter(Boolean).join(' ')
        : t`Steward made a mistake. Nothing was changed.`}
    </State>
  );
}
