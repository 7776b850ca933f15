import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import { usersChanged } from '@/api/actions';
import type { Sensitive, SkippedFilter, UserPage, UserRow, UserSelector } from '@/api/bindings';
import { useSession } from '@/api/session';
import { readUsers } from '@/api/users';
import { createRowSource, type RowSource } from '@/table/rowSource';
import { useShownSource } from '@/table/useSource';

export type UserSource = RowSource<UserRow, UserPage>;

/** What the page tells of its list. Unlike the source's own state it changes rarely, so the page is rarely drawn. */
export type ListFacts = {
  /** Null before the first answer. */
  total: number | null;
  /** Users that came in above what is looked at, and are not shown yet. */
  ahead: number;
  /** Of the answer that told the total, to the minute. */
  asOf: string | null;
  /** Milliseconds the platform took for the first answer to this query. */
  tookMs: number | null;
  skipped: SkippedFilter[];
  /** Users near to what was searched; no part of the list. */
  similar: UserRow[];
  /** What of all rows the admin may not see. */
  masked: Sensitive[];
  failure: Error | null;
  /** Nothing was read, and nothing is being read: it was stopped. */
  stopped: boolean;
};

function factsOf(source: UserSource): ListFacts {
  const { total, ahead, answer, latest, failures, reading } = source.state();
  return {
    total,
    ahead,
    asOf: latest && `${latest.total.as_of.slice(0, 16)}Z`,
    tookMs: answer?.took_ms ?? null,
    skipped: latest?.skipped_filters ?? [],
    similar: latest?.similar ?? [],
    masked: latest?.masked ?? [],
    failure: [...failures.values()][0] ?? null,
    stopped: total === null && !reading && failures.size === 0,
  };
}

/** The facts as one object that stays the same while they do. */
function useFacts(source: UserSource): ListFacts {
  const read = useMemo(() => {
    let facts = factsOf(source);
    return () => {
      const next = factsOf(source);
      if (JSON.stringify(next) !== JSON.stringify(facts) || next.failure !== facts.failure) facts = next;
      return facts;
    };
  }, [source]);
  return useSyncExternalStore(source.subscribe, read);
}

/**
 * The rows of the list. Another selector or order makes another source; what was asked of the old one is ignored. With
 * `holds`, users that came in above stay out until they are asked for.
 */
export function useRows(selector: UserSelector, sort: string | null, firstRow: number, holds: boolean) {
  const { connection, offlineSince } = useSession();
  const wantedText = JSON.stringify(selector);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the selector; where it starts counts once
  const wanted = useMemo<UserSource>(() => {
    const source: UserSource = createRowSource({
      idOf: ({ user_id }) => user_id,
      near: 12,
      read: readUsers(connection.id, selector, sort),
    });
    source.want(firstRow, firstRow + 40);
    return source;
  }, [connection.id, wantedText, sort]);
  const source = useShownSource(wanted);
  const facts = useFacts(source);
  const refresh = () => source.refresh(holds);
  const again = useEffectEvent((shown: UserSource) => shown.refresh(holds));
  useEffect(() => usersChanged.subscribe(() => again(source)), [source]);
  const offline = offlineSince !== null;
  // What was shown during an outage is as old as it, and what failed can be read again after it.
  useEffect(() => (offline ? () => again(source) : undefined), [offline, source]);
  return { source, facts, refresh };
}
