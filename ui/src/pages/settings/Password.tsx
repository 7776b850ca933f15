import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { CodeInput, codeLength } from '@/components/CodeInput';
import { ReasonedButton } from '@/components/ReasonedButton';
import { toast } from '@/components/toast';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import classes from './Settings.module.css';

const empty = { current: '', next: '', code: '' };

/** Changing the own password: the one now, the new one, and a code. Kept in this form only, and only while it is open. */
export function Password() {
  const { t } = useLingui();
  const { connection } = useSession();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(empty);
  const { busy, error, submit, clear } = useSubmit();
  const complete = typed.current !== '' && typed.next !== '' && typed.code.length === codeLength;
  const refusal = isConsoleError(error) ? error : null;

  function close() {
    setTyped(empty);
    clear();
    setOpen(false);
  }
  async function change(event: FormEvent) {
    event.preventDefault();
    if (!complete || busy) return;
    const changed = await submit(async () => {
      await run('changeMyPassword', connection.id, typed.current, typed.next, typed.code);
    });
    if (!changed) return setTyped({ ...typed, code: '' });
    close();
    toast({ tone: 'good', title: t`Password changed` });
  }
  const action = !open && (
    <Button size="xs" onClick={() => setOpen(true)}>
      <Trans>Change password…</Trans>
    </Button>
  );
  return (
    <Card title={<Trans>Password</Trans>} actions={action} flush>
      {open && (
        <form className={classes.password} onSubmit={change}>
          <PasswordInput
            label={t`Password now`}
            autoComplete="current-password"
            autoFocus
            value={typed.current}
            error={refusal?.fieldMessage('current_password')}
            onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
          />
          <PasswordInput
            label={t`New password`}
            autoComplete="new-password"
            value={typed.next}
            error={refusal?.fieldMessage('new_password')}
            onChange={(event) => setTyped({ ...typed, next: event.currentTarget.value })}
          />
          <CodeInput value={typed.code} onChange={(code) => setTyped((last) => ({ ...last, code }))} />
          <Refusal error={error} />
          <div>
            <Button onClick={close}>
              <Trans>Cancel</Trans>
            </Button>{' '}
            <ReasonedButton
              type="submit"
              variant="filled"
              loading={busy}
              reason={complete ? null : t`Both passwords and a code are needed`}
            >
              <Trans>Change password</Trans>
            </ReasonedButton>
          </div>
        </form>
      )}
    </Card>
  );
}
