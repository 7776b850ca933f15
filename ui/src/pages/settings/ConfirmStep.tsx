import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import type { EnrolmentView } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { ReasonedButton } from '@/components/ReasonedButton';
import { ActionDialog } from '@/forms/ActionDialog';
import { ActsOn } from '@/forms/ActsOn';
import { isComplete, StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';
import { useEnrolSteps } from './EnrolStep';

type ConfirmStepProps = { onStarted(view: EnrolmentView): void; onClose(): void };

/** What will happen, and a code of the authenticator in use. */
export function ConfirmStep({ onStarted, onClose }: ConfirmStepProps) {
  const { t } = useLingui();
  const { connection, meta, me } = useSession();
  const steps = useEnrolSteps();
  const last = useRef<HTMLButtonElement>(null);
  const [code, setCode] = useState('');
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);

  async function start() {
    setCode('');
    await confirm(async () => onStarted(await run('startTotp', connection.id, code)));
  }
  return (
    <ActionDialog
      title={t`Replace authenticator`}
      steps={steps}
      step={0}
      width={640}
      dirty={code !== ''}
      onClose={onClose}
      cancels
      actions={
        <ReasonedButton
          ref={last}
          variant="filled"
          loading={busy}
          reason={isComplete(code) || busy ? null : t`Type the six digits of your authenticator first.`}
          onClick={() => void start()}
        >
          <Trans>Show the new secret</Trans>
        </ReasonedButton>
      }
    >
      <ActsOn environment={meta.environment} platform={meta.name} />
      <p>
        <Trans>
          The account <bdi dir="ltr">{me.email}</bdi> gets a new secret and ten new recovery codes. The
          authenticator you use now counts until you confirm the new one; after that it and your old recovery
          codes are void.
        </Trans>
      </p>
      <StepUp
        code={code}
        attemptsLeft={attemptsLeft}
        error={error}
        busy={busy}
        onChange={setCode}
        onComplete={() => last.current?.focus()}
      >
        <Trans>Of the authenticator you use now.</Trans>
      </StepUp>
    </ActionDialog>
  );
}
