import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Connection, ConsoleState, Me, OpenConnection } from '@/api/bindings';
import { Failure } from '@/components/states/Failure';
import { ConnectGate } from './ConnectGate';
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

/** The first gate that is closed. */
export function Gate({ state, opened, connection, lastMe, ended }: GateProps) {
  if (state.isError) {
    return (
      <Failure
        error={state.error}
        title={<Trans>Steward could not start</Trans>}
        onRetry={() => state.refetch()}
      />
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
      {opened.data && <SignInGate key={connection.id} open={opened.data} ended={ended} />}
    </GateLayout>
  );
}
