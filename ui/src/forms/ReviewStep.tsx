import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PreparedAction } from '@/api/bindings';
import { Keycap } from '@/components/Keycap';
import { Notice } from '@/components/Notice';
import { ReasonedButton } from '@/components/ReasonedButton';
import { ActsOn } from './ActsOn';
import classes from './ReviewStep.module.css';
import { Subject } from './Subject';
import { Summary, type SummaryRow } from './Summary';

type ReviewProps = { prepared: PreparedAction; changed: boolean; changes: ReactNode; rows: SummaryRow[] };

/** What will be sent and what it changes. `changed`: the user did since the last review, and this was prepared anew. */
export function Review({ prepared, changed, changes, rows }: ReviewProps) {
  const { t } = useLingui();
  const { user_id, user_name: name, user_email: email, environment, platform } = prepared;
  return (
    <section
      className={classes.review}
      aria-label={t`What will be done`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in a low window and holds nothing else to go to
      tabIndex={0}
    >
      <ActsOn environment={environment} platform={platform} />
      <Subject target={{ user_id, name, email }} />
      {changed && (
        <Notice icon={IconRefresh}>
          <Trans>
            This user changed since your review. Nothing was sent. What you see now was prepared anew: check
            it again.
          </Trans>
        </Notice>
      )}
      {changes}
      <Summary rows={rows.filter(({ atCode }) => !atCode)} />
    </section>
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
