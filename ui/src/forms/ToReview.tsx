import { Trans } from '@lingui/react/macro';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';

type ToReviewProps = { off: string | null; busy: boolean; onReview(): void };

/** Under the form: has it prepared, to look at it. */
export function ToReview({ off, busy, onReview }: ToReviewProps) {
  return (
    <ReasonedButton
      variant="filled"
      reason={off}
      loading={busy}
      onClick={onReview}
      rightSection={<Keycap keys="mod+Enter" />}
    >
      <Trans>Review</Trans>
    </ReasonedButton>
  );
}
