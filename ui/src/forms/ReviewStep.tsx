import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Keycap } from '@/components/Keycap';
import { Notice } from '@/components/Notice';
import { ReasonedButton } from '@/components/ReasonedButton';
import type { ActionTarget } from './actions';
import { Subject } from './Subject';
import { Summary, type SummaryRow } from './Summary';

type ReviewProps = { target: ActionTarget; changed: boolean; changes: ReactNode; rows: SummaryRow[] };

/** What will be sent and what it changes. `changed`: the user did since the last review, and this was prepared anew. */
export function Review({ target, changed, changes, rows }: ReviewProps) {
  return (
    <>
      <Subject target={target} />
      {changed && (
        <Notice icon={IconRefresh}>
          <Trans>
            This user changed since your review. Nothing was sent. What you see now was prepared anew: check
            it again.
          </Trans>
        </Notice>
      )}
      {changes}
      <Summary rows={rows} />
    </>
  );
}

type ReviewActionsProps = { off: string | null; onEdit(): void; onGoOn(): void };

export function ReviewActions({ off, onEdit, onGoOn }: ReviewActionsProps) {
  return (
    <>
      <Button onClick={onEdit}>
        <Trans>Back to editing</Trans>
      </Button>
      <ReasonedButton
        variant="filled"
        reason={off}
        onClick={onGoOn}
        rightSection={<Keycap keys="mod+Enter" />}
        data-autofocus
      >
        <Trans>Continue to the code</Trans>
      </ReasonedButton>
    </>
  );
}
