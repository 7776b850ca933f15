import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { FieldError, PreparedAction } from '@/api/bindings';
import { Keycap } from '@/components/Keycap';
import { ReasonedButton } from '@/components/ReasonedButton';
import { ActsOn } from '@/forms/ActsOn';
import type { AnyActionForm } from '../form';
import { Changed } from './Changed';
import { Reviewed } from './Consequences';
import classes from './ReviewStep.module.css';
import { Subject } from './Subject';
import { Summary, type SummaryRow } from './Summary';

type ReviewProps = {
  form: AnyActionForm;
  prepared: PreparedAction;
  /** What did since the last review, after which this was prepared anew. */
  changed: FieldError[] | null;
  rows: SummaryRow[];
};

/** What will be sent and what it changes, as it was frozen. */
export function Review({ form, prepared, changed, rows }: ReviewProps) {
  const { t } = useLingui();
  const { user_name: name, environment, platform, plan } = prepared;
  return (
    <section
      className={classes.review}
      aria-label={t`What will be done`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in a low window and holds nothing else to go to
      tabIndex={0}
    >
      <ActsOn environment={environment} platform={platform} />
      <Subject userId={plan.user.user_id} name={name} />
      {changed && <Changed fields={changed} anew />}
      <Reviewed form={form} plan={plan} />
      <Summary rows={rows.filter(({ atCode }) => !atCode)} />
    </section>
  );
}

type ReviewActionsProps = {
  /** What the last button does where no code follows. */
  title: string | null;
  danger: boolean;
  off: string | null;
  busy: boolean;
  /** Null where nothing was filled in. */
  onEdit: (() => void) | null;
  onGoOn(): void;
};

export function ReviewActions({ title, danger, off, busy, onEdit, onGoOn }: ReviewActionsProps) {
  return (
    <>
      {onEdit && (
        <Button onClick={onEdit} disabled={busy}>
          <Trans>Back to editing</Trans>
        </Button>
      )}
      <ReasonedButton
        variant={title && danger ? 'danger-solid' : 'filled'}
        reason={off}
        loading={busy}
        onClick={onGoOn}
        rightSection={<Keycap keys="mod+Enter" />}
        data-autofocus
      >
        {title ?? <Trans>Continue to the code</Trans>}
      </ReasonedButton>
    </>
  );
}
