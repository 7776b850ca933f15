/** Where a page of rows starts: right after another page, or at an index. */
export type PageStart = { cursor: string } | { offset: number };

/** What reading a page must tell. `Answer` may carry more; it is kept for the one who asked. */
export type PageAnswer<Row> = {
  items: Row[];
  total: { count: number };
  next_cursor: string | null;
  previous_cursor: string | null;
};

export type SourceState<Answer> = {
  /** `null` before the first answer. */
  total: number | null;
  /** The first answer since the source was made or refreshed: it says how long the query took. */
  answer: Answer | null;
  /** The newest answer. */
  latest: Answer | null;
  /** Pages that could not be read, with the reason. */
  failures: ReadonlyMap<number, Error>;
  /** Whether anything is being read. */
  reading: boolean;
};

export type RowSource<Row, Answer> = {
  row(index: number): Row | undefined;
  /** Rows read so far, by index. */
  rows(): IterableIterator<[number, Row]>;
  /** Says which rows are in sight. What is missing is read, and kept until it is far out of sight. */
  want(first: number, last: number): void;
  retry(): void;
  /** Reads again what is in sight; rows stay until their successors are here. */
  refresh(): void;
  /** Gives up what is being read. `retry` goes on. */
  stop(): void;
  state(): SourceState<Answer>;
  subscribe(listener: () => void): () => void;
};

export type RowSourceOptions<Answer> = {
  read(start: PageStart, limit: number): Promise<Answer>;
  pageRows?: number;
  /** Pages kept in memory. */
  keep?: number;
  /** Reads at a time. */
  parallel?: number;
};

type Page<Row> = { rows: Row[]; next: string | null; previous: string | null; stale: boolean };

/**
 * The rows of one query, page by page: neighbours by key, jumps by offset. At most `keep` pages stay; an answer counts
 * only if nothing newer was asked for the same page.
 */
export function createRowSource<Row, Answer extends PageAnswer<Row>>(
  options: RowSourceOptions<Answer>,
): RowSource<Row, Answer> {
  const { read, pageRows = 100, keep = 60, parallel = 2 } = options;
  // A Map remembers the order of insertion: the first entry is the one not wanted for the longest time.
  const pages = new Map<number, Page<Row>>();
  const inFlight = new Map<number, symbol>();
  const listeners = new Set<() => void>();
  let wanted: number[] = [0];
  let stopped = false;
  let state: SourceState<Answer> = {
    total: null,
    answer: null,
    latest: null,
    failures: new Map(),
    reading: false,
  };

  function publish(change: Partial<SourceState<Answer>>) {
    state = { ...state, reading: inFlight.size > 0, ...change };
    for (const listener of listeners) listener();
  }

  function startOf(page: number): PageStart {
    const before = pages.get(page - 1);
    const after = pages.get(page + 1);
    if (before?.next && !before.stale && before.rows.length === pageRows) return { cursor: before.next };
    if (after?.previous && !after.stale) return { cursor: after.previous };
    return { offset: page * pageRows };
  }

  function isMissing(page: number): boolean {
    const held = pages.get(page);
    return (held === undefined || held.stale) && !inFlight.has(page) && !state.failures.has(page);
  }

  /** A neighbour on its way will bring the key to this page, which is cheaper than a jump. */
  function waitsForNeighbour(page: number): boolean {
    return inFlight.has(page - 1) || inFlight.has(page + 1);
  }

  function pump() {
    if (stopped) return;
    for (const page of wanted) {
      if (inFlight.size >= parallel) return;
      if (isMissing(page) && !waitsForNeighbour(page)) void load(page);
    }
  }

  async function load(page: number) {
    const ticket = Symbol('read');
    inFlight.set(page, ticket);
    publish({});
    const outcome = await attempt(startOf(page), page);
    if (inFlight.get(page) !== ticket) return;
    inFlight.delete(page);
    if (outcome instanceof Error) publish({ failures: new Map(state.failures).set(page, outcome) });
    else accept(page, outcome);
    pump();
  }

  /** A key can expire or be lost with its row; then the jump still finds the place. */
  async function attempt(start: PageStart, page: number): Promise<Answer | Error> {
    try {
      return await read(start, pageRows);
    } catch (error) {
      if ('cursor' in start && page > 0) return attempt({ offset: page * pageRows }, page);
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  function accept(page: number, answer: Answer) {
    pages.delete(page);
    pages.set(page, {
      rows: answer.items,
      next: answer.next_cursor,
      previous: answer.previous_cursor,
      stale: false,
    });
    evict();
    publish({ total: answer.total.count, latest: answer, answer: state.answer ?? answer });
  }

  function evict() {
    for (const page of pages.keys()) {
      if (pages.size <= keep) return;
      if (!wanted.includes(page)) pages.delete(page);
    }
  }

  function isBeyondEnd(page: number): boolean {
    return state.total !== null && page > 0 && page * pageRows >= state.total;
  }

  function touch(page: number) {
    const held = pages.get(page);
    if (held === undefined) return;
    pages.delete(page);
    pages.set(page, held);
  }

  return {
    row: (index) => pages.get(Math.floor(index / pageRows))?.rows[index % pageRows],
    *rows() {
      for (const [page, { rows }] of pages) {
        for (const [at, row] of rows.entries()) yield [page * pageRows + at, row];
      }
    },
    want(first, last) {
      const from = Math.floor(Math.max(0, first) / pageRows);
      const to = Math.floor(Math.max(0, last) / pageRows);
      wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(
        (page) => !isBeyondEnd(page),
      );
      for (const page of wanted) touch(page);
      pump();
    },
    retry() {
      stopped = false;
      publish({ failures: new Map() });
      pump();
    },
    refresh() {
      stopped = false;
      inFlight.clear();
      for (const [page, held] of pages) {
        if (wanted.includes(page)) held.stale = true;
        else pages.delete(page);
      }
      publish({ failures: new Map(), answer: null });
      pump();
    },
    stop() {
      stopped = true;
      inFlight.clear();
      publish({});
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
