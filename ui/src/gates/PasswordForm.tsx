import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconLock, IconMail } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import type { Connection, DemoAccount, SecondFactorStep } from '@/api/bindings';
import { run } from '@/api/read';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import classes from './Gate.module.css';

type PasswordFormProps = {
  connection: Connection;
  /** The account of the built-in platform, whose password is no secret on this computer. */
  demo: DemoAccount | null;
  ended: boolean;
  /** As it was typed before. */
  email: string | null;
  onNext: (step: SecondFactorStep, email: string) => void;
};

export function PasswordForm({ connection, demo, ended, email: typed, onNext }: PasswordFormProps) {
  const { t } = useLingui();
  const [email, setEmail] = useState(typed ?? demo?.email ?? connection.account ?? '');
  const [password, setPassword] = useState(demo?.password ?? '');
  const field = useRef<HTMLInputElement>(null);
  const { busy, error, submit } = useSubmit();

  async function signIn(event: FormEvent) {
    event.preventDefault();
    const accepted = await submit(async () => {
      const { next } = await run('signIn', connection.id, email.trim(), password);
      onNext(next, email.trim());
    });
    if (accepted) return;
    setPassword(demo?.password ?? '');
    field.current?.focus();
  }
  return (
    <form className={classes.stack} style={{ gap: 18 }} onSubmit={signIn}>
      {ended && (
        <p role="status">
          <Trans>You were signed out by the server. Your draft is kept.</Trans>
        </p>
      )}
      <TextInput
        size="md"
        type="email"
        label={t`Email`}
        leftSection={<IconMail size={16} stroke={1.6} />}
        autoComplete="username"
        autoFocus={email === ''}
        required
        dir="ltr"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        ref={field}
        size="md"
        label={t`Password`}
        description={demo && t`This account exists only on this computer. Its password is filled in.`}
        leftSection={<IconLock size={16} stroke={1.6} />}
        autoComplete="current-password"
        autoFocus={email !== '' && !demo}
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Refusal error={error} />
      <div className={classes.footer}>
        <Button type="submit" size="md" variant="filled" loading={busy} autoFocus={demo !== null}>
          <Trans>Continue</Trans>
        </Button>
      </div>
    </form>
  );
}
