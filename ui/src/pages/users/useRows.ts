import { useEffect, useMemo } from 'react';
import type { UserPage, UserRow, UserSelector } from '@/api/bindings';
import { useSession } from '@/api/session';
import { readUsers } from '@/api/users';
import { createRowSource, type RowSource } from '@/table/rowSource';
import { useShownSource, useSourceState } from '@/table/useSource';

export type UserSource = RowSource<UserRow, UserPage>;

/** The rows of the list. Another selector or order makes another source; what was asked of the old one is ignored. */
export function useRows(selector: UserSelector, sort: string | null, firstRow: number) {
  const { connection, offlineSince } = useSession();
  const wantedText = JSON.stringify(selector);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the selector; where it starts counts once
  const wanted = useMemo<UserSource>(() => {
    const source: UserSource = createRowSource({ read: readUsers(connection.id, selector, sort) });
    source.want(firstRow, firstRow + 40);
    return source;
  }, [connection.id, wantedText, sort]);
  const source = useShownSource(wanted);
  const state = useSourceState(source);
  const online = offlineSince === null;
  useEffect(() => {
    // What failed while the connection was lost is asked for again.
    if (online && wanted.state().failures.size > 0) wanted.retry();
  }, [online, wanted]);
  return { source, state, current: source === wanted };
}
