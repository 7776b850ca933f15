import { useState } from 'react';
import { type Run, runsOf } from './loginRuns';

/** How often in a row, and whether each is shown below. */
export type Times = { count: number; open: boolean; expanded: boolean; toggle(): void };

export type RunRow<E> = {
  key: string;
  event: E;
  /** In the row that stands for several. */
  times: Times | null;
  /** One of those that the row above stands for. */
  part: boolean;
};

type Attempt = Parameters<typeof runsOf>[0][number];

/** The rows of a table of logins: failed ones in a row are one, and each again when asked for. */
export function useRunRows<E extends Attempt>(
  events: E[],
  isFailed: (event: E) => boolean,
  { complete, most = Number.POSITIVE_INFINITY }: { complete: boolean; most?: number },
): RunRow<E>[] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  function toggle(key: string) {
    const others = [...opened].filter((one) => one !== key);
    setOpened(new Set(opened.has(key) ? others : [...others, key]));
  }
  return runsOf(events, isFailed, complete)
    .slice(0, most)
    .flatMap((run, at) => rowsOf(run, `${run.events[0].at} ${at}`, opened, toggle));
}

function rowsOf<E extends Attempt>(
  { events, open }: Run<E>,
  key: string,
  opened: ReadonlySet<string>,
  toggle: (key: string) => void,
): RunRow<E>[] {
  const [newest] = events;
  if (events.length === 1) return [{ key, event: newest, times: null, part: false }];
  const expanded = opened.has(key);
  const head = { count: events.length, open, expanded, toggle: () => toggle(key) };
  const each = expanded
    ? events.map((event, at) => ({ key: `${key} ${at}`, event, times: null, part: true }))
    : [];
  return [{ key, event: newest, times: head, part: false }, ...each];
}
