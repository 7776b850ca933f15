import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Ref } from 'react';
import type { PreparedAction } from '@/api/bindings';
import { ReasonedButton } from '@/components/ReasonedButton';
import { ActsOn } from '@/forms/ActsOn';
import { isComplete, StepUp } from '@/forms/StepUp';
import classes from './ActionFlow.module.css';

import { Summary, type SummaryRow } from './Summary';
import type { useActionFlow } from './useActionFlow';
import { WrongStatus } from './WrongStatus';

type ConfirmProps = {
  flow: ReturnType<typeof useActionFlow>;
  prepared: PreparedAction;
  rows: SummaryRow[];
  code: string;
  onCode(code: string): void;
  /** The sixth digit was typed. */
  onComplete(): void;
};

/** Where it acts, exactly what will be sent, and the code that is good for this alone. */
export function Confirm({ flow, prepared, rows, code, onCode, onComplete }: ConfirmProps) {
  const whom = prepared.plan.user.user_id;
  return (
    <>
      <ActsOn environment={prepared.environment} platform={prepared.platform} />
      <Summary rows={rows} />
      {whom && <WrongStatus error={flow.error} userId={whom} />}
      <StepUp
        code={code}
        attemptsLeft={flow.attemptsLeft}
        error={flow.error}
        busy={flow.busy}
        onChange={onCode}
        onComplete={onComplete}
      >
        <Trans>Confirms this action only.</Trans>
      </StepUp>
    </>
  );
}

/** The digest that the audit entry carries too. */
export function RequestNote({ digest }: { digest: string }) {
  return (
    <Trans>
      Request <span className={`st-mono ${classes.digest}`}>{digest}</span> is written to the audit log
    </Trans>
  );
}

type ConfirmActionsProps = {
  ref: Ref<HTMLButtonElement>;
  title: string;
  danger: boolean;
  off: string | null;
  code: string;
  busy: boolean;
  onBack(): void;
  onConfirm(): void;
};

/** The last button: it repeats verb and object, and is the only one that may be solid red. */
export function ConfirmActions(props: ConfirmActionsProps) {
  const { ref, title, danger, off, code, busy, onBack, onConfirm } = props;
  const { t } = useLingui();
  const missing = isComplete(code) || busy ? null : t`Type the six digits of your authenticator first.`;
  return (
    <>
      <Button onClick={onBack} disabled={busy}>
        <Trans>Back</Trans>
      </Button>
      <ReasonedButton
        ref={ref}
        variant={danger ? 'danger-solid' : 'filled'}
        reason={off ?? missing}
        loading={busy}
        onClick={onConfirm}
      >
        {title}
      </ReasonedButton>
    </>
  );
}
