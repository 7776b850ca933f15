import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';

type ReasonActionsProps = { off: string | null; busy: boolean; onCancel(): void; onReview(): void };

/** Under the form: leave, or have it prepared and look at it. */
export function ReasonActions({ off, busy, onCancel, onReview }: ReasonActionsProps) {
  return (
    <>
      <Button onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
      <ReasonedButton
        variant="filled"
        reason={off}
        loading={busy}
        onClick={onReview}
        rightSection={<Keycap keys="mod+Enter" />}
      >
        <Trans>Review</Trans>
      </ReasonedButton>
    </>
  );
}
