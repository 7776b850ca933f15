import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConsoleState, KeychainState } from '@/api/bindings';
import { ask, run } from '@/api/read';
import { Mark } from '@/components/Mark';
import { Refusal } from '@/forms/Refusal';
import { useSubmit } from '@/forms/useSubmit';
import classes from './Gate.module.css';

type KeychainGateProps = { keychain: Extract<KeychainState, 'missing' | 'locked'> };

/** No keychain, no kept session: says how to get one, and goes on without it only when the admin wants that. */
export function KeychainGate({ keychain }: KeychainGateProps) {
  const client = useQueryClient();
  const { busy, error, submit } = useSubmit();
  const [inVain, setInVain] = useState(false);
  const go = (next: () => Promise<ConsoleState>) => {
    setInVain(false);
    return submit(async () => {
      const state = await next();
      client.setQueryData(ask('consoleState').queryKey, state);
      setInVain(state.keychain === keychain);
    });
  };
  return (
    <main className={classes.alone}>
      <div className={classes.form} data-wide>
        <Mark size={24} />
        <div>
          <h1>
            {keychain === 'locked' ? (
              <Trans>The keychain is locked</Trans>
            ) : (
              <Trans>No keychain was found</Trans>
            )}
          </h1>
          <p className={classes.lead}>
            <Trans>Steward keeps your sessions in the keychain of this computer and nowhere else.</Trans>
          </p>
        </div>
        <p>
          {keychain === 'locked' ? (
            <Trans>
              Unlock the keychain (on Linux: open “Passwords and Keys” and unlock “Login”), then try again.
              Steward need not be restarted.
            </Trans>
          ) : (
            <Trans>
              Start a keychain (on Linux: install and start gnome-keyring or KWallet, which offer the Secret
              Service), then try again. Steward need not be restarted.
            </Trans>
          )}
        </p>
        <Refusal error={error} />
        <p role="status" className={classes.note}>
          {inVain &&
            (keychain === 'locked' ? (
              <Trans>Tried just now: it is still locked.</Trans>
            ) : (
              <Trans>Tried just now: there is still none.</Trans>
            ))}
        </p>
        <div className={classes.footer}>
          <Button size="md" loading={busy} onClick={() => go(() => run('continueWithoutKeychain'))}>
            <Trans>Continue without keychain</Trans>
          </Button>
          <Button size="md" variant="filled" loading={busy} onClick={() => go(() => run('retryKeychain'))}>
            <Trans>Try again</Trans>
          </Button>
        </div>
        <p className={classes.note}>
          <Trans>Without a keychain nothing is kept: you sign in again after each start.</Trans>
        </p>
      </div>
    </main>
  );
}
