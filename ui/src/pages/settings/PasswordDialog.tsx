import { Trans, useLingui } from '@lingui/react/macro';
import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { isConsoleError } from '@/api/ConsoleError';
import { run } from '@/api/read';
import { useSession } from '@/api/session';
import { toast } from '@/components/toast';
import { CodeDialog } from '@/forms/CodeDialog';
import { StepUp } from '@/forms/StepUp';
import { useStepUp } from '@/forms/useStepUp';
import classes from './Settings.module.css';

/** Changing the own password: the one now, the new one, and a code. Kept here only, and only while it is open (CON-7). */
export function PasswordDialog({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const { connection } = useSession();
  const [typed, setTyped] = useState({ current: '', next: '' });
  const { busy, error, attemptsLeft, confirm } = useStepUp(onClose);
  const refusal = isConsoleError(error) ? error : null;

  async function change(code: string) {
    const changed = await confirm(async () => {
      await run('changeMyPassword', connection.id, typed.current, typed.next, code);
    });
    if (!changed) return;
    toast({ tone: 'good', title: t`Password changed`, text: t`Your other sessions were ended.` });
    onClose();
  }
  return (
    <CodeDialog
      title={t`Change password`}
      width={560}
      note={<Trans>Your other sessions end.</Trans>}
      confirm={<Trans>Change password</Trans>}
      missing={t`Both passwords and a code are needed`}
      complete={typed.current !== '' && typed.next !== ''}
      dirty={typed.current !== '' || typed.next !== ''}
      busy={busy}
      onConfirm={(code) => void change(code)}
      onClose={onClose}
    >
      {(boxes) => (
        <div className={classes.form}>
          <PasswordInput
            label={t`Current password`}
            autoComplete="current-password"
            data-autofocus
            value={typed.current}
            error={refusal?.fieldMessage('current_password')}
            onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
          />
          <PasswordInput
            label={t`New password`}
            description={t`At least 12 characters, without your email address.`}
            autoComplete="new-password"
            value={typed.next}
            error={refusal?.fieldMessage('new_password')}
            onChange={(event) => setTyped({ ...typed, next: event.currentTarget.value })}
          />
          <StepUp {...boxes} attemptsLeft={attemptsLeft} error={error} busy={busy}>
            <Trans>Confirms this change only.</Trans>
          </StepUp>
        </div>
      )}
    </CodeDialog>
  );
}
