import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { events, type SessionEnded } from '@/api/bindings';
import { useShellEvent } from '@/platform/useShellEvent';

/** Since when a platform does not answer, and when it is looked for again. */
type Outage = { since: string; next_try: string | null };

/** What the shell says of the open connection: offline since when, and why the session ended, if it did. */
export function useConnectionEvents(selected: string | null) {
  const client = useQueryClient();
  const [outages, setOutages] = useState<Record<string, Outage>>({});
  const [ended, setEnded] = useState<SessionEnded | null>(null);

  useShellEvent(events.connectionChanged, ({ connection, online, since, next_try }) => {
    setOutages(({ [connection]: _, ...others }) =>
      online ? others : { ...others, [connection]: { since, next_try } },
    );
    if (online) void client.invalidateQueries();
  });
  useShellEvent(events.sessionEnded, (event) => {
    setEnded(event);
    forgetData(client);
  });
  useShellEvent(events.consoleLocked, () => forgetData(client));

  return {
    outage: selected === null ? null : (outages[selected] ?? null),
    ended: ended?.connection === selected ? ended : null,
    clearEnded: () => setEnded(null),
  };
}

/** Drops everything read from a platform from memory, and asks where the console stands now. */
export function forgetData(client: ReturnType<typeof useQueryClient>) {
  const kept = ['consoleState', 'getSettings'];
  client.removeQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
  void client.invalidateQueries();
}
