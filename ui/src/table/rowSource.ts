import { createSignal } from '@/signal';
import { createPageCache, type PageCache, type PageStart, type ReadPage } from './pageCache';
import { createPageReads } from './pageReads';
import type { Span } from './scale';
import { shiftOf } from './shift';

/** What reading a page must tell. `Answer` may carry more; it is kept for the one who asked. */
export type PageAnswer<Row> = ReadPage<Row> & { total: { count: number } };

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
  /** Rows read beyond those in sight, on both sides: they are there when they come into sight. */
  near?: number;
  /** Pages kept in memory. */
  keep?: number;
  /** Reads at a time. */
  parallel?: number;
};

/** A second reading of what is in sight, while the first is still shown. */
type Refresh<Row> = { pages: PageCache<Row>; holds: boolean };

/** The rows of one query, read as they come into sight: neighbours by key, jumps by offset. */
export function createRowSource<Row, Answer extends PageAnswer<Row>>(
  options: RowSourceOptions<Row, Answer>,
): RowSource<Row, Answer> {
  const { idOf, read, pageRows = 100, near = 0, keep = 60, parallel = 2 } = options;
  const state = createSignal<SourceState<Answer>>({
    total: null,
    ahead: 0,
    answer: null,
    latest: null,
    failures: new Map(),
    reading: false,
  });
  const reads = createPageReads({ read: readPage, parallel, onEnd });
  let shown = createPageCache<Row>(pageRows, keep);
  let refreshing: Refresh<Row> | null = null;
  let sight: Span = { first: 0, last: 0 };
  let stopped = false;

  /** Where pages are put as they come. */
  const incoming = () => refreshing?.pages ?? shown;

  function publish(change: Partial<SourceState<Answer>>) {
    state.set({ ...state.get(), ...change, reading: reads.any() });
  }

  /** Publishes a change and reads what is wanted after it. */
  function readOn(change: Partial<SourceState<Answer>> = {}) {
    publish(change);
    const { failures, total } = state.get();
    if (!stopped) reads.begin(wanted(total).filter((page) => !incoming().has(page) && !failures.has(page)));
    if (reads.any() !== state.get().reading) publish({});
  }

  async function readPage(page: number): Promise<Answer> {
    const start = incoming().startOf(page);
    try {
      return await read(start, pageRows);
    } catch (error) {
      // A key can expire or be lost with its row; then the jump still finds the place.
      if ('cursor' in start && page > 0) return read({ offset: page * pageRows }, pageRows);
      throw error;
    }
  }

  function onEnd(page: number, outcome: Answer | Error) {
    if (outcome instanceof Error)
      return readOn({ failures: new Map(state.get().failures).set(page, outcome) });
    const total = outcome.total.count;
    incoming().put(page, outcome, wanted(total));
    readOn({ total, latest: outcome, answer: state.get().answer ?? outcome, ahead: settle(total) });
  }

  /** Ends a refresh once it has read all that is in sight, wherever that is by now. Answers what is held back then. */
  function settle(total: number): number {
    if (refreshing === null || !wanted(total).every(incoming().has)) return state.get().ahead;
    const ahead = aheadOf(refreshing);
    shown = refreshing.pages;
    refreshing = null;
    return ahead;
  }

  /** How many rows stay above what was the first row, in the reading that is coming in. */
  function aheadOf({ pages, holds }: Refresh<Row>): number {
    if (!holds) return 0;
    const places = new Map([...pages.rows()].map(([place, row]) => [idOf(row), place]));
    const inSight = [...rows()].filter(([index]) => index >= sight.first && index <= sight.last);
    const ids = inSight.map(([index, row]) => [index + state.get().ahead, idOf(row)] as const);
    return Math.max(0, state.get().ahead + (shiftOf(ids, (id) => places.get(id)) ?? 0));
  }

  /** The pages that hold what is in sight and near it, in a list with so many rows. */
  function wanted(total: number | null): number[] {
    const above = refreshing ? aheadOf(refreshing) : state.get().ahead;
    const pageOf = (index: number) => Math.floor(Math.max(0, index + above) / pageRows);
    const [from, to] = [pageOf(sight.first - near), pageOf(sight.last + near)];
    return pagesFrom(from, to).filter((page) => page === 0 || total === null || page * pageRows < total);
  }

  function* rows(): IterableIterator<[number, Row]> {
    const { ahead } = state.get();
    for (const [place, row] of shown.rows()) if (place >= ahead) yield [place - ahead, row];
  }

  return {
    row: (index) => shown.row(index + state.get().ahead),
    rows,
    want(first, last) {
      sight = { first, last };
      for (const page of wanted(state.get().total)) incoming().touch(page);
      readOn();
    },
    retry() {
      stopped = false;
      readOn({ failures: new Map() });
    },
    refresh(holds = false) {
      stopped = false;
      reads.giveUp();
      refreshing = { pages: createPageCache(pageRows, keep), holds: holds || sight.first > 0 };
      readOn({ failures: new Map(), answer: null });
    },
    showAhead() {
      if (refreshing) refreshing.holds = false;
      publish({ ahead: 0 });
      readOn();
    },
    stop() {
      stopped = true;
      reads.giveUp();
      publish({});
    },
    state: state.get,
    subscribe: state.subscribe,
  };
}

function pagesFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
