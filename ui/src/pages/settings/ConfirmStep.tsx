import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CodeKind, EnrolmentView } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { ActsOn } from '@/forms/ActsOn';
import { CodeDialog } from '@/forms/CodeDialog';
import { isComplete, StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';
import { useEnrolSteps } from './EnrolStep';
import { RecoveryCode } from './RecoveryCode';

type ConfirmStepProps = { onStarted(view: EnrolmentView): void; onClose(): void };

/** What will happen, and a code of the authenticator in use, or a recovery code where it is lost. */
export function ConfirmStep({ onStarted, onClose }: ConfirmStepProps) {
  const { t } = useLingui();
  const { connection, meta, me } = useSession();
  const steps = useEnrolSteps();
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);
  const [kind, setKind] = useState<CodeKind>('totp');
  const lost = kind === 'recovery';

  function start(code: string) {
    void confirm(async () => onStarted(await run('startTotp', connection.id, kind, code.trim())));
  }
  return (
    <CodeDialog
      title={t`Replace authenticator`}
      steps={steps}
      step={0}
      width={640}
      confirm={<Trans>Show the new secret</Trans>}
      missing={lost ? t`Type a recovery code first.` : t`Type the six digits of your authenticator first.`}
      isCode={lost ? (code) => code.trim() !== '' : isComplete}
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
              recovery codes are void and your other sessions end.
            </Trans>
          </p>
          {lost ? (
            <RecoveryCode {...boxes} error={error} busy={busy} />
          ) : (
            <StepUp {...boxes} attemptsLeft={attemptsLeft} error={error} busy={busy}>
              <Trans>Of the authenticator you use now.</Trans>
            </StepUp>
          )}
          <Button
            size="xs"
            variant="link"
            onClick={() => {
              setKind(lost ? 'totp' : 'recovery');
              boxes.onChange('');
            }}
          >
            {lost ? <Trans>Use a code from your authenticator</Trans> : <Trans>Use a recovery code</Trans>}
          </Button>
        </>
      )}
    </CodeDialog>
  );
}
