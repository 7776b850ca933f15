/** Where a page of rows starts: right after another page, or at an index. */
export type PageStart = { cursor: string } | { offset: number };

export type ReadPage<Row> = { items: Row[]; next_cursor: string | null; previous_cursor: string | null };

/** The rows of one reading of a list, page by page. At most `keep` pages stay. */
export type PageCache<Row> = {
  has(page: number): boolean;
  row(place: number): Row | undefined;
  /** All rows with their places. */
  rows(): IterableIterator<[place: number, row: Row]>;
  /** Takes a page in. Others that nobody wants go, the one not used for the longest time first. */
  put(page: number, read: ReadPage<Row>, wanted: number[]): void;
  /** Says that a page is used. */
  touch(page: number): void;
  /** Where to read a page: by the key of a neighbour, which is cheap, or by a jump. */
  startOf(page: number): PageStart;
};

export function createPageCache<Row>(pageRows: number, keep: number): PageCache<Row> {
  // A Map remembers the order of insertion: the first entry is the one not used for the longest time.
  const pages = new Map<number, ReadPage<Row>>();

  function evict(wanted: number[]) {
    for (const page of pages.keys()) {
      if (pages.size <= keep) return;
      if (!wanted.includes(page)) pages.delete(page);
    }
  }

  return {
    has: (page) => pages.has(page),
    row: (place) => pages.get(Math.floor(place / pageRows))?.items[place % pageRows],
    *rows() {
      for (const [page, { items }] of pages) {
        for (const [at, row] of items.entries()) yield [page * pageRows + at, row];
      }
    },
    put(page, read, wanted) {
      pages.delete(page);
      pages.set(page, read);
      evict(wanted);
    },
    touch(page) {
      const held = pages.get(page);
      if (held === undefined) return;
      pages.delete(page);
      pages.set(page, held);
    },
    startOf(page) {
      const before = pages.get(page - 1);
      if (before?.next_cursor && before.items.length === pageRows) return { cursor: before.next_cursor };
      const after = pages.get(page + 1);
      return after?.previous_cursor ? { cursor: after.previous_cursor } : { offset: page * pageRows };
    },
  };
}
