import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EnrolmentView } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { CodeInput } from '@/components/CodeInput';
import { CodeDialog } from '@/forms/CodeDialog';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import { Enrolment } from '@/gates/Enrolment';
import classes from './Settings.module.css';

export function useEnrolSteps(): string[] {
  const { t } = useLingui();
  return [t`Confirm`, t`Set up`, t`Recovery codes`];
}

type EnrolStepProps = {
  view: EnrolmentView;
  /** With the new recovery codes, which are shown once. */
  onEnrolled(codes: string[]): void;
  onClose(): void;
};

/** The new secret, which counts once a code of it was confirmed. */
export function EnrolStep({ view, onEnrolled, onClose }: EnrolStepProps) {
  const { t } = useLingui();
  const { connection } = useSession();
  const steps = useEnrolSteps();
  const [attempt, setAttempt] = useState(0);
  const { busy, error, submit } = useSubmit();

  async function enrol(code: string) {
    const enrolled = await submit(async () => onEnrolled(await run('confirmTotp', connection.id, code)));
    // A refused code begins anew at the first digit.
    if (!enrolled) setAttempt((last) => last + 1);
  }
  return (
    <CodeDialog
      title={t`Replace authenticator`}
      steps={steps}
      step={1}
      width={640}
      note={<Trans>Closing now leaves everything as it was.</Trans>}
      confirm={<Trans>Replace authenticator</Trans>}
      missing={t`Enter the code first`}
      busy={busy}
      onConfirm={(code) => void enrol(code)}
      onClose={onClose}
    >
      {({ code, ...boxes }) => (
        <>
          <Enrolment view={view} />
          <div className={classes.form}>
            <h3 className={classes.label}>
              <Trans>Code it shows now</Trans>
            </h3>
            <CodeInput
              key={attempt}
              {...boxes}
              value={code}
              error={error !== null}
              disabled={busy}
              autoFocus
            />
          </div>
          <Refusal error={error} />
        </>
      )}
    </CodeDialog>
  );
}
