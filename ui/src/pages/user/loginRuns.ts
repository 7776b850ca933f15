/** What a login needs to be told apart from the next. */
type Attempt = { at: string; ip: string | null; device: string | null };

/** One event, or failed logins in a row from one address and device as one: the newest first. */
export type Run<E> = {
  events: [E, ...E[]];
  /** Older ones, which were not read, may belong to it. */
  open: boolean;
};

/** `complete`: nothing older exists. */
export function runsOf<E extends Attempt>(
  events: E[],
  isFailed: (event: E) => boolean,
  complete: boolean,
): Run<E>[] {
  const runs: Run<E>[] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && belongs(event, run.events[0], isFailed)) run.events.push(event);
    else runs.push({ events: [event], open: false });
  }
  const oldest = runs.at(-1);
  if (oldest && !complete) oldest.open = isFailed(oldest.events[0]);
  return runs;
}

function belongs<E extends Attempt>(event: E, newest: E, isFailed: (event: E) => boolean): boolean {
  return isFailed(event) && isFailed(newest) && event.ip === newest.ip && event.device === newest.device;
}
