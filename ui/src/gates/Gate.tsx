import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Connection, ConsoleState, Me, OpenConnection } from '@/api/bindings';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { ConnectGate } from './ConnectGate';
import classes from './Gate.module.css';
import { GateLayout } from './GateLayout';
import { KeychainGate } from './KeychainGate';
import { LockGate } from './LockGate';
import { SignInGate } from './SignInGate';

type GateProps = {
  state: UseQueryResult<ConsoleState>;
  opened: UseQueryResult<OpenConnection>;
  connection: Connection | null;
  /** Who was signed in before the lock; null after a restart. */
  lastMe: Me | null;
  /** The platform ended the session. */
  ended: boolean;
};

/** In the shape of the sign-in that comes. A server may take its time, and the built-in platform starts first. */
function Opening({ connection }: { connection: Connection }) {
  return (
    <div className={classes.form}>
      <Loading label={<Trans>Opening {connection.name}</Trans>}>
        <div className={classes.opening}>
          <Skeleton height={18} width={140} />
          <Skeleton height={30} width={240} />
          <Skeleton height={36} />
          <Skeleton height={36} />
        </div>
      </Loading>
    </div>
  );
}

/** The first gate that is closed. */
export function Gate({ state, opened, connection, lastMe, ended }: GateProps) {
  if (state.isError) {
    return (
      <main className={classes.alone}>
        <Failure
          error={state.error}
          title={<Trans>Steward could not start</Trans>}
          onRetry={() => state.refetch()}
        />
      </main>
    );
  }
  if (!state.data) return null;
  const { keychain, locked } = state.data;
  if (keychain === 'missing' || keychain === 'locked') return <KeychainGate keychain={keychain} />;
  if (locked) return <LockGate connection={connection} me={lastMe} />;
  if (!connection) return <ConnectGate />;
  if (opened.isError) {
    return (
      <GateLayout selected={connection.id}>
        <Failure
          error={opened.error}
          title={<Trans>{connection.name} could not be opened</Trans>}
          onRetry={() => opened.refetch()}
        />
      </GateLayout>
    );
  }
  return (
    <GateLayout selected={connection.id}>
      {opened.data ? (
        <SignInGate key={connection.id} open={opened.data} ended={ended} />
      ) : (
        <Opening connection={connection} />
      )}
    </GateLayout>
  );
}
