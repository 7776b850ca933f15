import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CodeKind, Connection } from '@/api/bindings';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { CodeInput, codeLength } from '@/components/CodeInput';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import classes from './Gate.module.css';

type CodeFormProps = { connection: Connection; onBack: () => void; onSignedIn: () => void };

/** The second factor: six digits, which sign in by themselves, or a recovery code. */
export function CodeForm({ connection, onBack, onSignedIn }: CodeFormProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<CodeKind>('totp');
  const [code, setCode] = useState('');
  const { busy, error, submit, clear } = useSubmit();
  // A refused code begins anew at the first digit.
  const [attempt, setAttempt] = useState(0);
  const complete = kind === 'totp' ? code.length === codeLength : code.trim() !== '';

  async function confirm(typed: string) {
    await submit(async () => {
      await run('confirmCode', connection.id, kind, typed.trim());
      onSignedIn();
    });
    setCode('');
    setAttempt((last) => last + 1);
  }
  function send(event: FormEvent) {
    event.preventDefault();
    if (complete && !busy) void confirm(code);
  }
  function change() {
    setKind(kind === 'totp' ? 'recovery' : 'totp');
    setCode('');
    clear();
  }
  return (
    <form className={classes.stack} style={{ gap: 18 }} onSubmit={send}>
      {kind === 'totp' ? (
        <div className={classes.stack}>
          <span className={classes.label}>
            <Trans>Code from your authenticator</Trans>
          </span>
          <CodeInput
            key={attempt}
            value={code}
            onChange={setCode}
            onComplete={confirm}
            error={error !== null}
            describedBy="code-help"
            autoFocus
          />
          <span className={classes.help} id="code-help">
            <Trans>Signs in by itself after the sixth digit.</Trans>
          </span>
        </div>
      ) : (
        <TextInput
          size="md"
          label={t`Recovery code`}
          description={t`Each code works once. Ten were shown when you set up your authenticator.`}
          className="st-mono"
          autoComplete="off"
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Refusal error={error} />
      <div className={classes.footer}>
        <Button size="md" onClick={onBack}>
          <Trans>Back</Trans>
        </Button>
        {isConsoleError(error, 'challenge_expired') ? (
          <Button size="md" variant="filled" onClick={onBack}>
            <Trans>Start again</Trans>
          </Button>
        ) : (
          <ReasonedButton
            type="submit"
            size="md"
            variant="filled"
            loading={busy}
            reason={complete ? null : t`Enter the code first`}
          >
            <Trans>Sign in</Trans>
          </ReasonedButton>
        )}
      </div>
      <div className={classes.links}>
        <Button size="xs" variant="link" onClick={change}>
          {kind === 'totp' ? <Trans>Use a recovery code</Trans> : <Trans>Use an authenticator code</Trans>}
        </Button>
        <p className={classes.help}>
          <Trans>Lost your authenticator and your recovery codes? Ask another admin to reset it.</Trans>
        </p>
      </div>
    </form>
  );
}
