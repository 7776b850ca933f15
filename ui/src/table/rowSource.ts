import { shiftOf } from './shift';

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
  /** Rows that came in above and are held back: row 0 is the one after them. */
  ahead: number;
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
  /**
   * Reads again what is in sight; rows stay until their successors are here. Rows that came in above are held back
   * when the list is scrolled, or with `holds`, so that what is in sight stays where it is.
   */
  refresh(holds?: boolean): void;
  /** Shows the rows that were held back. */
  showAhead(): void;
  /** Gives up what is being read. `retry` goes on. */
  stop(): void;
  state(): SourceState<Answer>;
  subscribe(listener: () => void): () => void;
};

export type RowSourceOptions<Row, Answer> = {
  /** Tells a row from all others. */
  idOf(row: Row): string;
  read(start: PageStart, limit: number): Promise<Answer>;
  pageRows?: number;
  /** Pages kept in memory. */
  keep?: number;
  /** Reads at a time. */
  parallel?: number;
};

type Page<Row> = { rows: Row[]; next: string | null; previous: string | null };
type Pages<Row> = Map<number, Page<Row>>;

/**
 * The rows of one query, page by page: neighbours by key, jumps by offset. At most `keep` pages stay; an answer counts
 * only if nothing newer was asked for the same page.
 */
export function createRowSource<Row, Answer extends PageAnswer<Row>>(
  options: RowSourceOptions<Row, Answer>,
): RowSource<Row, Answer> {
  const { idOf, read, pageRows = 100, keep = 60, parallel = 2 } = options;
  // A Map remembers the order of insertion: the first entry is the one not wanted for the longest time.
  let pages: Pages<Row> = new Map();
  /** What a refresh has read so far. It takes the place of `pages` when it has all that is in sight. */
  let arriving: Pages<Row> | null = null;
  let holding = false;
  let ahead = 0;
  let sight = { first: 0, last: 0 };
  const inFlight = new Map<number, symbol>();
  const listeners = new Set<() => void>();
  let wanted: number[] = [0];
  let stopped = false;
  let state: SourceState<Answer> = {
    total: null,
    ahead: 0,
    answer: null,
    latest: null,
    failures: new Map(),
    reading: false,
  };

  function publish(change: Partial<SourceState<Answer>>) {
    state = { ...state, ahead, reading: inFlight.size > 0, ...change };
    for (const listener of listeners) listener();
  }

  /** Where pages are put as they come. */
  const incoming = () => arriving ?? pages;

  function startOf(page: number): PageStart {
    const before = incoming().get(page - 1);
    const after = incoming().get(page + 1);
    if (before?.next && before.rows.length === pageRows) return { cursor: before.next };
    if (after?.previous) return { cursor: after.previous };
    return { offset: page * pageRows };
  }

  function isMissing(page: number): boolean {
    return !incoming().has(page) && !inFlight.has(page) && !state.failures.has(page);
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
    const kept = incoming();
    kept.delete(page);
    kept.set(page, { rows: answer.items, next: answer.next_cursor, previous: answer.previous_cursor });
    evict(kept);
    state = { ...state, total: answer.total.count, latest: answer, answer: state.answer ?? answer };
    settle();
    publish({});
  }

  function evict(kept: Pages<Row>) {
    for (const page of kept.keys()) {
      if (kept.size <= keep) return;
      if (!wanted.includes(page)) kept.delete(page);
    }
  }

  /** Ends a refresh once it has read all that is in sight, wherever that is by now. */
  function settle() {
    if (arriving === null || !wanted.every(has)) return;
    const next = holding ? Math.max(0, ahead + (shiftInSight(arriving) ?? 0)) : 0;
    wanted = pagesInSight(next);
    if (!wanted.every(has)) return;
    pages = arriving;
    arriving = null;
    ahead = next;
  }

  function has(page: number): boolean {
    return incoming().has(page) || isBeyondEnd(page);
  }

  function shiftInSight(now: Pages<Row>): number | null {
    const places = new Map([...rowsOf(now)].map(([place, row]) => [idOf(row), place]));
    const shown = [...rowsOf(pages)].filter(
      ([place]) => place - ahead >= sight.first && place - ahead <= sight.last,
    );
    return shiftOf(
      shown.map(([place, row]) => [place, idOf(row)]),
      (id) => places.get(id),
    );
  }

  function* rowsOf(kept: Pages<Row>): IterableIterator<[number, Row]> {
    for (const [page, { rows }] of kept) {
      for (const [at, row] of rows.entries()) yield [page * pageRows + at, row];
    }
  }

  function pagesInSight(above: number): number[] {
    const from = Math.floor(Math.max(0, sight.first + above) / pageRows);
    const to = Math.floor(Math.max(0, sight.last + above) / pageRows);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((page) => !isBeyondEnd(page));
  }

  function isBeyondEnd(page: number): boolean {
    return state.total !== null && page > 0 && page * pageRows >= state.total;
  }

  function touch(page: number) {
    const held = incoming().get(page);
    if (held === undefined) return;
    incoming().delete(page);
    incoming().set(page, held);
  }

  return {
    row(index) {
      const place = index + ahead;
      return pages.get(Math.floor(place / pageRows))?.rows[place % pageRows];
    },
    *rows() {
      for (const [place, row] of rowsOf(pages)) if (place >= ahead) yield [place - ahead, row];
    },
    want(first, last) {
      sight = { first, last };
      wanted = pagesInSight(ahead);
      for (const page of wanted) touch(page);
      pump();
    },
    retry() {
      stopped = false;
      publish({ failures: new Map() });
      pump();
    },
    refresh(holds = false) {
      stopped = false;
      inFlight.clear();
      holding = holds || sight.first > 0;
      arriving = new Map();
      wanted = pagesInSight(ahead);
      publish({ failures: new Map(), answer: null });
      pump();
    },
    showAhead() {
      holding = false;
      ahead = 0;
      wanted = pagesInSight(ahead);
      publish({});
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
