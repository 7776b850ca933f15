import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { IconLock, IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { Connection, Me } from '@/api/bindings';
import { countDrafts } from '@/api/drafts';
import { run } from '@/api/read';
import { CodeInput } from '@/components/CodeInput';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { Mark } from '@/components/Mark';
import { UserAvatar } from '@/components/UserAvatar';
import { useFormat } from '@/format/useFormat';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import classes from './Gate.module.css';
import { nameOf } from './nameOf';
import { useConsole } from './useConsole';

type LockGateProps = { connection: Connection | null; me: Me | null };

/** Hides everything until the password or a code was given. Nothing of the data is behind it. */
export function LockGate({ connection, me }: LockGateProps) {
  const { time, zoneName } = useFormat();
  const [lockedAt] = useState(() => new Date());
  return (
    <div className={classes.lock}>
      <header className={classes.lockBar}>
        <Mark />
        {connection && <span dir="auto">{connection.name}</span>}
        {connection?.environment && <EnvironmentLabel environment={connection.environment} />}
        <span>
          <IconLock size={14} stroke={1.6} aria-hidden />
          <Trans>
            Locked at {time(lockedAt)} {zoneName(lockedAt)}
          </Trans>
        </span>
      </header>
      <main className={classes.lockCard}>
        <Who me={me} account={connection?.account ?? null} />
        <Unlock />
        <Drafts />
      </main>
    </div>
  );
}

function Who({ me, account }: { me: Me | null; account: string | null }) {
  const email = me?.email ?? account;
  return (
    <div className={classes.who}>
      <UserAvatar name={me?.name ?? nameOf(account ?? '')} size="lg" />
      <h1 dir="auto">{me?.name ?? <Trans>Steward is locked</Trans>}</h1>
      <span className={classes.help}>
        <bdi dir="ltr">{email}</bdi>
        {me?.roles[0] && `, ${me.roles[0]}`}
      </span>
    </div>
  );
}

function Unlock() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { signOut } = useConsole();
  const { busy, error, submit, clear } = useSubmit();
  const [by, setBy] = useState<'password' | 'code'>('password');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  // A refused code begins anew at the first digit.
  const [attempt, setAttempt] = useState(0);
  const field = useRef<HTMLInputElement>(null);

  async function unlock(event?: FormEvent, typed = code) {
    event?.preventDefault();
    const work = () =>
      by === 'password' ? run('unlockConsole', password, null) : run('unlockConsole', null, typed);
    const unlocked = await submit(async () => {
      await work();
      await client.invalidateQueries();
    });
    if (unlocked) return;
    setPassword('');
    setCode('');
    setAttempt((last) => last + 1);
    field.current?.focus();
  }
  function change() {
    clear();
    setBy(by === 'password' ? 'code' : 'password');
  }
  return (
    <form className={classes.unlock} onSubmit={unlock}>
      {by === 'password' ? (
        <PasswordInput
          ref={field}
          size="md"
          label={t`Password`}
          leftSection={<IconLock size={16} stroke={1.6} />}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      ) : (
        <div className={classes.stack}>
          <span className={classes.label}>
            <Trans>Code from your authenticator</Trans>
          </span>
          <CodeInput
            key={attempt}
            value={code}
            onChange={setCode}
            onComplete={(typed) => unlock(undefined, typed)}
            autoFocus
          />
        </div>
      )}
      <Refusal error={error} />
      <Button type="submit" size="md" variant="filled" fullWidth loading={busy}>
        <Trans>Unlock</Trans>
      </Button>
      <div className={classes.between}>
        <Button size="xs" variant="link" onClick={change}>
          {by === 'password' ? <Trans>Use an authenticator code</Trans> : <Trans>Use the password</Trans>}
        </Button>
        <Button size="xs" variant="link" onClick={signOut}>
          <Trans>Sign out</Trans>
        </Button>
      </div>
    </form>
  );
}

function Drafts() {
  const kept = countDrafts();
  if (kept === 0) return null;
  return (
    <p className={classes.lockNotes}>
      <IconPencil size={16} stroke={1.6} aria-hidden />
      <span>
        <Plural
          value={kept}
          one="# unfinished form is kept, without codes or passwords"
          other="# unfinished forms are kept, without codes or passwords"
        />
      </span>
    </p>
  );
}
