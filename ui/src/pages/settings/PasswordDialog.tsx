import { Trans, useLingui } from '@lingui/react/macro';
import { PasswordInput } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { ReasonedButton } from '@/components/ReasonedButton';
import { toast } from '@/components/toast';
import { ActionDialog } from '@/forms/ActionDialog';
import { isComplete, StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';
import classes from './Settings.module.css';

/** Changing the own password: the one now, the new one, and a code. Kept here only, and only while it is open (CON-7). */
export function PasswordDialog({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const form = useId();
  const last = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState({ current: '', next: '' });
  const [code, setCode] = useState('');
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);
  const refusal = isConsoleError(error) ? error : null;
  const complete = typed.current !== '' && typed.next !== '' && isComplete(code);

  async function change(event: FormEvent) {
    event.preventDefault();
    if (!complete || busy) return;
    setCode('');
    const changed = await confirm(async () => {
      await run('changeMyPassword', connection.id, typed.current, typed.next, code);
    });
    if (!changed) return;
    toast({ tone: 'good', title: t`Password changed`, text: t`Your other sessions were ended.` });
    onClose();
  }
  return (
    <ActionDialog
      title={t`Change password`}
      width={560}
      dirty={typed.current !== '' || typed.next !== '' || code !== ''}
      onClose={onClose}
      note={<Trans>Your other sessions end.</Trans>}
      cancels
      actions={
        <ReasonedButton
          ref={last}
          type="submit"
          form={form}
          variant="filled"
          loading={busy}
          reason={complete || busy ? null : t`Both passwords and a code are needed`}
        >
          <Trans>Change password</Trans>
        </ReasonedButton>
      }
    >
      <form id={form} className={classes.form} onSubmit={change}>
        <PasswordInput
          label={t`Password now`}
          autoComplete="current-password"
          data-autofocus
          value={typed.current}
          error={refusal?.fieldMessage('current_password')}
          onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
        />
        <PasswordInput
          label={t`New password`}
          description={t`At least 12 characters, without your e-mail address.`}
          autoComplete="new-password"
          value={typed.next}
          error={refusal?.fieldMessage('new_password')}
          onChange={(event) => setTyped({ ...typed, next: event.currentTarget.value })}
        />
        <StepUp
          code={code}
          attemptsLeft={attemptsLeft}
          error={error}
          busy={busy}
          onChange={setCode}
          onComplete={() => last.current?.focus()}
        >
          <Trans>Confirms this change only.</Trans>
        </StepUp>
      </form>
    </ActionDialog>
  );
}
