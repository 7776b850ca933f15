type PageReadsOptions<Answer> = {
  read(page: number): Promise<Answer>;
  /** Reads at a time. */
  parallel: number;
  /** Hears how a read ended, unless it was given up before. */
  onEnd(page: number, outcome: Answer | Error): void;
};

/** Reads of pages that are on their way. */
export type PageReads = {
  any(): boolean;
  /** Begins to read what is missing, the first of it first, as far as reads are free. */
  begin(missing: number[]): void;
  /** Gives all of them up: what they bring counts no more. */
  giveUp(): void;
};

export function createPageReads<Answer>({ read, parallel, onEnd }: PageReadsOptions<Answer>): PageReads {
  const underWay = new Map<number, symbol>();

  async function load(page: number) {
    const ticket = Symbol('read');
    underWay.set(page, ticket);
    const outcome = await read(page).catch(asError);
    if (underWay.get(page) !== ticket) return;
    underWay.delete(page);
    onEnd(page, outcome);
  }

  /** A neighbour on its way will bring the key to this page, which is cheaper than a jump. */
  function waits(page: number): boolean {
    return [page - 1, page, page + 1].some((near) => underWay.has(near));
  }

  return {
    any: () => underWay.size > 0,
    begin(missing) {
      for (const page of missing) if (underWay.size < parallel && !waits(page)) void load(page);
    },
    giveUp: () => underWay.clear(),
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
