import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { Connection, EnrolmentView } from '@/api/bindings';
import { run } from '@/api/read';
import { CodeInput, codeLength } from '@/components/CodeInput';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import { Enrolment } from './Enrolment';
import classes from './Gate.module.css';

type EnrolFormProps = {
  connection: Connection;
  onBack: () => void;
  /** With the recovery codes, which are shown once. */
  onEnrolled: (recovery_codes: string[]) => void;
};

/** The first sign-in: a secret for the authenticator, which counts once a code of it was confirmed. */
export function EnrolForm({ connection, onBack, onEnrolled }: EnrolFormProps) {
  const { t } = useLingui();
  // In component state, not in the query cache: it is gone with this screen.
  const [view, setView] = useState<EnrolmentView | null>(null);
  const [code, setCode] = useState('');
  const starting = useSubmit();
  const confirming = useSubmit();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each connection
  useEffect(() => {
    void starting.submit(async () => setView(await run('startEnrolment', connection.id)));
    return () => setView(null);
  }, [connection.id]);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (code.length < codeLength || confirming.busy) return;
    await confirming.submit(async () => {
      const { recovery_codes } = await run('confirmEnrolment', connection.id, code);
      onEnrolled(recovery_codes);
    });
    setCode('');
  }
  return (
    <form className={classes.stack} style={{ gap: 18 }} onSubmit={confirm}>
      {view && <Enrolment view={view} />}
      <Refusal error={starting.error} />
      <div className={classes.stack}>
        <span className={classes.label}>
          <Trans>Code it shows now</Trans>
        </span>
        <CodeInput value={code} onChange={setCode} error={confirming.error !== null} autoFocus />
        <span className={classes.help}>
          <Trans>One right code shows that the setup worked. Until then nothing changes.</Trans>
        </span>
      </div>
      <Refusal error={confirming.error} />
      <div className={classes.footer}>
        <Button size="md" onClick={onBack}>
          <Trans>Back</Trans>
        </Button>
        <ReasonedButton
          type="submit"
          size="md"
          variant="filled"
          loading={confirming.busy}
          reason={code.length < codeLength ? t`Enter the code first` : null}
        >
          <Trans>Confirm</Trans>
        </ReasonedButton>
      </div>
    </form>
  );
}
