import { Trans, useLingui } from '@lingui/react/macro';
import type { EnrolmentView } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { ActsOn } from '@/forms/ActsOn';
import { StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';
import { CodeDialog } from './CodeDialog';
import { useEnrolSteps } from './EnrolStep';

type ConfirmStepProps = { onStarted(view: EnrolmentView): void; onClose(): void };

/** What will happen, and a code of the authenticator in use. */
export function ConfirmStep({ onStarted, onClose }: ConfirmStepProps) {
  const { t } = useLingui();
  const { connection, meta, me } = useSession();
  const steps = useEnrolSteps();
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);

  function start(code: string) {
    void confirm(async () => onStarted(await run('startTotp', connection.id, code)));
  }
  return (
    <CodeDialog
      title={t`Replace authenticator`}
      steps={steps}
      step={0}
      width={640}
      confirm={<Trans>Show the new secret</Trans>}
      missing={t`Type the six digits of your authenticator first.`}
      busy={busy}
      onConfirm={start}
      onClose={onClose}
    >
      {(boxes) => (
        <>
          <ActsOn environment={meta.environment} platform={connection.name} />
          <p>
            <Trans>
              The account <bdi dir="ltr">{me.email}</bdi> gets a new secret and ten new recovery codes. The
              authenticator you use now counts until you confirm the new one; after that it and your old
              recovery codes are void.
            </Trans>
          </p>
          <StepUp {...boxes} attemptsLeft={attemptsLeft} error={error} busy={busy}>
            <Trans>Of the authenticator you use now.</Trans>
          </StepUp>
        </>
      )}
    </CodeDialog>
  );
}
