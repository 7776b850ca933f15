import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { EnrolmentView } from '@/api/bindings';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { CodeInput } from '@/components/CodeInput';
import { ReasonedButton } from '@/components/ReasonedButton';
import { ActionDialog } from '@/forms/ActionDialog';
import { Refusal } from '@/forms/Refusal';
import { isComplete } from '@/forms/StepUp';
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
  const form = useId();
  const last = useRef<HTMLButtonElement>(null);
  const [code, setCode] = useState('');
  const [attempt, setAttempt] = useState(0);
  const { busy, error, submit } = useSubmit();

  async function enrol(event: FormEvent) {
    event.preventDefault();
    if (!isComplete(code) || busy) return;
    setCode('');
    const enrolled = await submit(async () => onEnrolled(await run('confirmTotp', connection.id, code)));
    // A refused code begins anew at the first digit.
    if (!enrolled) setAttempt((last) => last + 1);
  }
  return (
    <ActionDialog
      title={t`Replace authenticator`}
      steps={steps}
      step={1}
      width={640}
      dirty={code !== ''}
      onClose={onClose}
      note={<Trans>Closing now leaves everything as it was.</Trans>}
      cancels
      actions={
        <ReasonedButton
          ref={last}
          type="submit"
          form={form}
          variant="filled"
          loading={busy}
          reason={isComplete(code) || busy ? null : t`Enter the code first`}
        >
          <Trans>Replace authenticator</Trans>
        </ReasonedButton>
      }
    >
      <Enrolment view={view} />
      <form id={form} className={classes.form} onSubmit={enrol}>
        <h3 className={classes.label}>
          <Trans>Code it shows now</Trans>
        </h3>
        <CodeInput
          key={attempt}
          value={code}
          onChange={setCode}
          onComplete={() => last.current?.focus()}
          error={error !== null}
          disabled={busy}
          autoFocus
        />
      </form>
      <Refusal error={error} />
    </ActionDialog>
  );
}
