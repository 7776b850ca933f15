import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { closeAction } from '@/actions/open';
import type { ConsoleState, Me } from '@/api/bindings';
import { dropDrafts } from '@/api/drafts';
import { ask, run } from '@/api/read';
import { SessionProvider } from '@/api/session';
import { EnvironmentStripe } from '@/components/EnvironmentStripe';
import { failed } from '@/components/toast';
import { setExportScope } from '@/forms/exportScope';
import { Gate } from './Gate';
import { useActivity } from './useActivity';
import { forgetData, useConnectionEvents } from './useConnectionEvents';
import { ConsoleContext, type Console as Ways } from './useConsole';

function isPassable(state: ConsoleState | undefined): boolean {
  return state?.locked === false && (state.keychain === 'ready' || state.keychain === 'declined');
}

type ConsoleProps = PropsWithChildren<{
  /** Another connection was chosen: what the window is at belongs to the one before. */
  onSwitch(): void;
}>;

/** Opens the gates in their order (keychain, lock, connection, sign-in), and what is behind them. */
export function Console({ onSwitch, children }: ConsoleProps) {
  const state = useQuery({ ...ask('consoleState'), staleTime: Number.POSITIVE_INFINITY });
  // undefined: nobody chose yet, so the last one; null: a new one.
  const [chosen, setChosen] = useState<string | null>();
  const selected = chosen === undefined ? (state.data?.last_connection ?? null) : chosen;
  const opened = useQuery({
    ...ask('openConnection', selected ?? ''),
    enabled: isPassable(state.data) && selected !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { outage, ended } = useConnectionEvents(selected);
  const open = isPassable(state.data) && selected !== null ? opened.data : undefined;
  const lastMe = useLast(open?.me);
  const ways = useWays(state.data, selected, (next) => {
    if (next !== selected) {
      closeForms();
      onSwitch();
    }
    setChosen(next);
  });
  const connection = ways.connections.find(({ id }) => id === selected) ?? open?.connection;
  useActivity(open?.me != null);

  return (
    <ConsoleContext value={ways}>
      <EnvironmentStripe
        environment={open?.meta.environment ?? connection?.environment ?? null}
        platform={connection?.name}
      />
      {open?.me ? (
        <SessionProvider
          session={{
            connection: open.connection,
            meta: open.meta,
            me: open.me,
            offlineSince: outage?.since ?? null,
            nextTry: outage?.next_try ?? null,
          }}
        >
          {children}
        </SessionProvider>
      ) : (
        <Gate
          state={state}
          opened={opened}
          connection={connection ?? null}
          lastMe={lastMe}
          ended={ended !== null}
        />
      )}
    </ConsoleContext>
  );
}

/** Who was here before the lock, for its screen: a name and an e-mail, in memory only. */
function useLast(me: Me | null | undefined): Me | null {
  const [last, setLast] = useState<Me | null>(null);
  useEffect(() => {
    if (me) setLast(me);
  }, [me]);
  return last;
}

/** What is open is about users of this connection. Drafts stay with it. */
function closeForms() {
  closeAction();
  setExportScope(null);
}

function useWays(state: ConsoleState | undefined, selected: string | null, open: Ways['open']): Ways {
  const { t } = useLingui();
  const client = useQueryClient();
  async function leave(command: Promise<null>, failure: string) {
    try {
      await command;
      forgetData(client);
    } catch (error) {
      failed(failure, error);
    }
  }
  return {
    connections: state?.connections ?? [],
    open,
    lock: () => void leave(run('lockConsole'), t`Steward could not be locked`),
    signOut: () => {
      dropDrafts();
      closeForms();
      if (selected) void leave(run('signOut', selected), t`You could not be signed out`);
    },
  };
}
